#!/bin/sh
# A private Dovecot 2.3 for the tests: dovecot.sh start FOLDER | stop FOLDER
#
# Every user name has a mailbox; the password of all is in the URL. Mail comes in by IMAP APPEND, or by LMTP on the port
# that the URL's query names: imap://any:test@127.0.0.1:10143/?lmtp=10024&papers=FOLDER/papers
# `papers` holds `ca.pem`, the certificate by which it is localhost after STARTTLS, and `token.key`, the secret that signs
# access tokens (JWT, HS256, `email` names the user) for XOAUTH2 and OAUTHBEARER.
. "$(dirname -- "$0")/common.sh"

[ $# = 2 ] || stop "usage: $0 start|stop FOLDER"
folder=$2

if [ "$1" = stop ]; then
    end "$folder/run/master.pid"
    exit
fi

PATH=$PATH:/usr/sbin
command -v dovecot >/dev/null || stop "Dovecot is not installed (Debian: apt install dovecot-imapd dovecot-lmtpd)."
version=$(dovecot --version)
case $version in
    2.3.*) ;;
    *) stop "Dovecot $version is installed; this configuration is written for 2.3." ;;
esac

mkdir -p "$folder/run" "$folder/state" "$folder/mail"
user=$(server_user nobody)
group=$(id -gn "$user")
imap=$(free_port)
lmtp=$(free_port)

papers=$folder/papers
signs=$papers/default/HS256
mkdir -p "$signs"
[ -s "$papers/ca.pem" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
    -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout "$papers/key.pem" -out "$papers/ca.pem" 2> "$papers/openssl.log" ||
    stop "openssl made no certificate: $(tail -n 1 "$papers/openssl.log")"
[ -s "$papers/token.key" ] || openssl rand -hex 32 > "$papers/token.key"
tr -d '\n' < "$papers/token.key" | openssl base64 -A > "$signs/default"
cat > "$papers/oauth2.conf" <<CONF
introspection_mode = local
local_validation_key_dict = fs:posix:prefix=$papers/
username_attribute = email
CONF

cat > "$folder/dovecot.conf" <<CONF
# Everything runs as one ordinary user, so nothing may change root or user.
base_dir = $folder/run
state_dir = $folder/state
log_path = $folder/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <$papers/ca.pem
ssl_key = <$papers/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
auth_failure_delay = 0
default_internal_user = $user
default_internal_group = $group
default_login_user = $user
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:$folder/mail/%u/Maildir
mail_fsync = never
mail_max_userip_connections = 100
recipient_delimiter = +
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = $papers/oauth2.conf
}
passdb {
  driver = static
  mechanisms = plain login
  args = password=test
}
userdb {
  driver = static
  args = uid=$user gid=$group home=$folder/mail/%u allow_all_users=yes
}
namespace inbox {
  inbox = yes
  mailbox "Correio enviado" {
    special_use = \\Sent
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = 0
  }
}
service imap {
  process_limit = 200
}
service lmtp {
  inet_listener lmtp {
    port = $lmtp
  }
  unix_listener lmtp {
    mode = 0
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  chroot =
}
service stats {
  chroot =
}
protocol lmtp {
  postmaster_address = postmaster@localhost
  auth_username_format = %n
}
CONF

[ "$(id -u)" != 0 ] || chown -R "$user:$group" "$folder"
as "$user" dovecot -c "$folder/dovecot.conf" > "$folder/start.log" 2>&1 || stop "Dovecot did not start: $(tail -n 1 "$folder/start.log")"
until_true listens "$imap" || stop "Dovecot did not start: $(tail -n 1 "$folder/dovecot.log")"
echo "imap://any:test@127.0.0.1:$imap/?lmtp=$lmtp&papers=$papers"
