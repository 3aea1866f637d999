-- Written by `python -m storage make` for the migrations with the digest dce9f906ccdd022ebb1faa4b8ac061cb0e6fa4ebce23da6d580f87aff107cdb3
CREATE TABLE "event" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "event_class" VARCHAR(10) NOT NULL  /* CHANGE: CHANGE\nCLOCK: CLOCK\nAUDIT: AUDIT */,
    "noun" VARCHAR(20) NOT NULL,
    "noun_id" BIGINT NOT NULL,
    "subject_id" BIGINT,
    "customer_id" BIGINT,
    "channel_id" BIGINT,
    "actor_id" BIGINT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "changed" JSON NOT NULL,
    "data" JSON NOT NULL,
    "before" JSON,
    "after" JSON,
    "reach_user_id" BIGINT,
    "group_id" VARCHAR(36),
    "client_mutation_id" VARCHAR(64),
    "final" INT NOT NULL
, "standing" JSON);
CREATE INDEX "event_noun" ON "event" ("noun", "noun_id", "version");
CREATE INDEX "event_subject" ON "event" ("subject_id", "id");
CREATE INDEX "event_customer" ON "event" ("customer_id", "id");
CREATE INDEX "event_channel" ON "event" ("channel_id", "id");
CREATE INDEX "event_reach_user" ON "event" ("reach_user_id", "id");
CREATE INDEX "event_actor" ON "event" ("actor_id", "at");
CREATE INDEX "event_at" ON "event" ("at");
CREATE TABLE "lost_reason" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "needs_note" INT NOT NULL
);
CREATE UNIQUE INDEX "uid_lost_reason_name_693c5e" ON "lost_reason" ("name");
CREATE TABLE "marker" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "color" VARCHAR(7) NOT NULL
);
CREATE UNIQUE INDEX "uid_marker_name_99b806" ON "marker" ("name");
CREATE TABLE "stage" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "kind" VARCHAR(10) NOT NULL  /* OPEN: OPEN\nWON: WON\nCLOSED: CLOSED */,
    "probability" INT NOT NULL,
    "position" INT NOT NULL,
    "folded" INT NOT NULL,
    "rotting_days" INT,
    "requirements" TEXT
);
CREATE TABLE "stage_interval" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "stage_id" BIGINT NOT NULL,
    "entered_at" TIMESTAMP NOT NULL,
    "left_at" TIMESTAMP
);
CREATE INDEX "stage_interval_subject" ON "stage_interval" ("subject_id", "left_at");
CREATE INDEX "stage_interval_stage" ON "stage_interval" ("stage_id", "entered_at");
CREATE TABLE "user_account" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "password_hash" VARCHAR(255),
    "role" VARCHAR(20) NOT NULL  /* ADMIN: ADMIN\nMANAGER: MANAGER\nAGENT: AGENT\nVIEWER: VIEWER\nINTEGRATION: INTEGRATION\nSYSTEM: SYSTEM */,
    "zone" VARCHAR(64) NOT NULL,
    "locale" VARCHAR(10) NOT NULL,
    "active" INT NOT NULL
, "digest_hour" INT, "digest_since" TIMESTAMP, "finance" INT NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX "uid_user_accoun_email_499682" ON "user_account" ("email");
CREATE TABLE "api_key" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "prefix" VARCHAR(8) NOT NULL,
    "key_hash" VARCHAR(64) NOT NULL,
    "scopes" JSON NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "revoked_at" TIMESTAMP,
    "last_used_at" TIMESTAMP,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
, "last_network" VARCHAR(43));
CREATE INDEX "api_key_user" ON "api_key" ("user_id");
CREATE UNIQUE INDEX "uid_api_key_prefix_d038d0" ON "api_key" ("prefix");
CREATE TABLE "idempotency_key" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(64) NOT NULL,
    "input_hash" VARCHAR(64) NOT NULL,
    "noun" VARCHAR(20),
    "ids" JSON NOT NULL,
    "position" BIGINT,
    "at" TIMESTAMP NOT NULL,
    "actor_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "idempotency_key_at" ON "idempotency_key" ("at");
CREATE UNIQUE INDEX "uid_idempotency_actor_i_e67e40" ON "idempotency_key" ("actor_id", "key");
CREATE TABLE "invitation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "used_at" TIMESTAMP,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
, "mail_at" TIMESTAMP, "mail_hash" VARCHAR(64), "mail_tries" INT NOT NULL DEFAULT 0);
CREATE INDEX "invitation_user" ON "invitation" ("user_id");
CREATE UNIQUE INDEX "uid_invitation_token_h_bd60d2" ON "invitation" ("token_hash");
CREATE TABLE "sender_block" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "learned_from" BIGINT,
    "blocked_at" TIMESTAMP NOT NULL,
    "blocked_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT
, "channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE SET NULL, "created_at" TIMESTAMP, "updated_at" TIMESTAMP, "version" INT NOT NULL DEFAULT 1);
CREATE INDEX "sender_block_learned_from" ON "sender_block" ("learned_from");
CREATE INDEX "sender_block_blocked_by" ON "sender_block" ("blocked_by_id");
CREATE UNIQUE INDEX "uid_sender_bloc_address_6ce112" ON "sender_block" ("address");
CREATE TABLE "session" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "last_seen_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "revoked_at" TIMESTAMP,
    "agent" VARCHAR(200),
    "ip" VARCHAR(45),
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "session_user" ON "session" ("user_id", "revoked_at");
CREATE UNIQUE INDEX "uid_session_token_h_4c5184" ON "session" ("token_hash");
CREATE TABLE "workspace" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "zone" VARCHAR(64) NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "locale" VARCHAR(10) NOT NULL,
    "idle_days" INT NOT NULL,
    "rotting_default" INT,
    "holidays" JSON NOT NULL,
    "epoch" VARCHAR(16) NOT NULL
, "clock_zone" VARCHAR(64), "hints_elsewhere" INT NOT NULL DEFAULT 1);
CREATE TABLE "channel" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "color" VARCHAR(7),
    "aliases" JSON NOT NULL,
    "makes_prospects" INT NOT NULL,
    "idle_days" INT,
    "response_hours" INT,
    "subject_line_threads" INT NOT NULL,
    "archived_at" TIMESTAMP
, "mailbox_id" BIGINT REFERENCES "mailbox" ("id") ON DELETE SET NULL, "acknowledgement" TEXT, "acknowledges" INT NOT NULL DEFAULT 0, "form_senders" JSON NOT NULL DEFAULT '[]', "internal_allowed" INT NOT NULL DEFAULT 0, "lists_allowed" INT NOT NULL DEFAULT 0, "owner_rule" VARCHAR(12) NOT NULL  /* NONE: NONE\nLEADER: LEADER\nROUND_ROBIN: ROUND_ROBIN */ DEFAULT 'NONE', "sender_threads" INT NOT NULL DEFAULT 0, "signature" TEXT, "whatsapp_phone_id" VARCHAR(64), "whatsapp_sealed_token" TEXT);
CREATE UNIQUE INDEX "uid_channel_name_24c7bb" ON "channel" ("name");
CREATE TABLE "customer" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "type" VARCHAR(10) NOT NULL  /* PERSON: PERSON\nCOMPANY: COMPANY */,
    "lifecycle" VARCHAR(10) NOT NULL  /* LEAD: LEAD\nPROSPECT: PROSPECT\nCUSTOMER: CUSTOMER\nFORMER: FORMER */,
    "name" VARCHAR(200) NOT NULL,
    "tax_id" VARCHAR(20),
    "address" JSON,
    "search" TEXT NOT NULL,
    "channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE RESTRICT,
    "company_id" BIGINT REFERENCES "customer" ("id") ON DELETE SET NULL,
    "created_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT
, "external_id" VARCHAR(120), "merged_into_id" BIGINT REFERENCES "customer" ("id") ON DELETE SET NULL);
CREATE INDEX "customer_channel" ON "customer" ("channel_id");
CREATE INDEX "customer_company" ON "customer" ("company_id");
CREATE INDEX "customer_created_by" ON "customer" ("created_by_id");
CREATE INDEX "customer_tax_id" ON "customer" ("tax_id");
CREATE INDEX "customer_name" ON "customer" ("name", "id");
CREATE TABLE "customer_email" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "undeliverable" INT NOT NULL,
    "customer_id" BIGINT NOT NULL REFERENCES "customer" ("id") ON DELETE CASCADE
, "do_not_email_at" TIMESTAMP, "domain" VARCHAR(254), "undeliverable_at" TIMESTAMP);
CREATE INDEX "customer_email_address" ON "customer_email" ("address");
CREATE UNIQUE INDEX "uid_customer_em_custome_75bf63" ON "customer_email" ("customer_id", "address");
CREATE TABLE "customer_phone" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "customer_id" BIGINT NOT NULL REFERENCES "customer" ("id") ON DELETE CASCADE
);
CREATE INDEX "customer_phone_number" ON "customer_phone" ("number");
CREATE UNIQUE INDEX "uid_customer_ph_custome_2b0e97" ON "customer_phone" ("customer_id", "number");
CREATE TABLE "mailbox" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "host" VARCHAR(255) NOT NULL,
    "port" INT NOT NULL,
    "security" VARCHAR(10) NOT NULL  /* TLS: TLS\nSTARTTLS: STARTTLS\nNONE: NONE */,
    "username" VARCHAR(254) NOT NULL,
    "sealed_secret" TEXT,
    "folder" VARCHAR(255) NOT NULL,
    "poll_every" INT NOT NULL,
    "authserv_id" VARCHAR(255),
    "uidvalidity" BIGINT,
    "last_uid" BIGINT,
    "rescan" INT NOT NULL,
    "bodiless" JSON NOT NULL,
    "phase" VARCHAR(12) NOT NULL  /* NEW: NEW\nREADY: READY\nFAILING: FAILING\nNEEDS_AUTH: NEEDS_AUTH\nDISCONNECTED: DISCONNECTED */,
    "last_error" VARCHAR(40),
    "failures" INT NOT NULL,
    "last_polled_at" TIMESTAMP,
    "next_attempt_at" TIMESTAMP NOT NULL,
    "leased_until" TIMESTAMP,
    "lease_holder" VARCHAR(64),
    "default_channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE SET NULL
, "after_attempt_at" TIMESTAMP, "after_error" VARCHAR(40), "after_failures" INT NOT NULL DEFAULT 0, "after_filing" VARCHAR(8) NOT NULL  /* LEAVE: LEAVE\nMARK: MARK\nMOVE: MOVE */ DEFAULT 'LEAVE', "after_target" VARCHAR(255), "auth" VARCHAR(10) NOT NULL  /* PASSWORD: PASSWORD\nGOOGLE: GOOGLE\nMICROSOFT: MICROSOFT */ DEFAULT 'PASSWORD', "keeps_sent" INT NOT NULL DEFAULT 0, "sealed_tokens" TEXT, "smtp_anonymous" INT NOT NULL DEFAULT 0, "smtp_host" VARCHAR(255), "smtp_port" INT, "smtp_sealed_secret" TEXT, "smtp_security" VARCHAR(10)   /* TLS: TLS\nSTARTTLS: STARTTLS\nNONE: NONE */, "smtp_username" VARCHAR(254), "token_holder" VARCHAR(64), "token_leased_until" TIMESTAMP, "trusted_forwarders" JSON NOT NULL DEFAULT '[]');
CREATE INDEX "mailbox_default_channel" ON "mailbox" ("default_channel_id");
CREATE INDEX "mailbox_due" ON "mailbox" ("phase", "next_attempt_at");
CREATE UNIQUE INDEX "uid_mailbox_address_27c1b1" ON "mailbox" ("address");
CREATE TABLE "inbound_mail" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "uidvalidity" BIGINT NOT NULL,
    "uid" BIGINT NOT NULL,
    "received_at" TIMESTAMP NOT NULL,
    "size" INT NOT NULL,
    "state" VARCHAR(12) NOT NULL  /* PENDING: PENDING\nFILED: FILED\nQUARANTINED: QUARANTINED\nIGNORED: IGNORED\nBOUNCED: BOUNCED\nDUPLICATE: DUPLICATE\nFAILED: FAILED\nPURGED: PURGED */,
    "attempts" INT NOT NULL,
    "next_attempt_at" TIMESTAMP,
    "last_error" VARCHAR(200),
    "fingerprint" VARCHAR(64),
    "from_address" VARCHAR(254),
    "from_name" VARCHAR(200),
    "to" JSON NOT NULL,
    "subject_line" TEXT,
    "preview" VARCHAR(300),
    "auth_verdict" VARCHAR(5) NOT NULL  /* PASS: PASS\nFAIL: FAIL\nNONE: NONE */,
    "flags" JSON NOT NULL,
    "mailbox_id" BIGINT NOT NULL REFERENCES "mailbox" ("id") ON DELETE RESTRICT,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE SET NULL
, "after" VARCHAR(5)   /* DUE: DUE\nDONE: DONE */, "decision" JSON);
CREATE INDEX "inbound_mail_fingerprint" ON "inbound_mail" ("fingerprint");
CREATE INDEX "inbound_mail_message" ON "inbound_mail" ("message_id");
CREATE INDEX "inbound_mail_pending" ON "inbound_mail" ("state", "next_attempt_at");
CREATE INDEX "inbound_mail_from" ON "inbound_mail" ("from_address", "received_at");
CREATE INDEX "inbound_mail_received" ON "inbound_mail" ("received_at", "id");
CREATE INDEX "inbound_mail_mailbox" ON "inbound_mail" ("mailbox_id", "state");
CREATE UNIQUE INDEX "uid_inbound_mai_mailbox_3bc5c1" ON "inbound_mail" ("mailbox_id", "uidvalidity", "uid");
CREATE TABLE "membership" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "access" VARCHAR(10) NOT NULL  /* OWN: OWN\nCHANNEL: CHANNEL */,
    "leader" INT NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "membership_user" ON "membership" ("user_id");
CREATE UNIQUE INDEX "uid_membership_channel_ab6929" ON "membership" ("channel_id", "user_id");
CREATE TABLE "raw_mail" (
    "content" BLOB NOT NULL,
    "inbound_id" BIGINT NOT NULL  PRIMARY KEY REFERENCES "inbound_mail" ("id") ON DELETE CASCADE
);
CREATE TABLE "subject" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "description" TEXT,
    "kind" VARCHAR(12) NOT NULL  /* PROSPECT: PROSPECT\nOPPORTUNITY: OPPORTUNITY */,
    "outcome" VARCHAR(10) NOT NULL  /* OPEN: OPEN\nWON: WON\nLOST: LOST\nCLOSED: CLOSED */,
    "rank" VARCHAR(120) NOT NULL,
    "value_minor" BIGINT,
    "value_currency" VARCHAR(3),
    "manual_probability" INT,
    "priority" INT NOT NULL,
    "expected_close_on" DATE,
    "source" VARCHAR(200),
    "lost_note" TEXT,
    "search" TEXT NOT NULL,
    "activity_state" VARCHAR(10) NOT NULL  /* OVERDUE: OVERDUE\nTODAY: TODAY\nPLANNED: PLANNED\nUNDATED: UNDATED\nNONE: NONE\nDONE: DONE\nCANCELLED: CANCELLED */,
    "assigned_at" TIMESTAMP,
    "converted_at" TIMESTAMP,
    "stage_entered_at" TIMESTAMP,
    "closed_at" TIMESTAMP,
    "archived_at" TIMESTAMP,
    "discarded_at" TIMESTAMP,
    "last_interaction_at" TIMESTAMP NOT NULL,
    "last_interaction_kind" VARCHAR(12) NOT NULL  /* CREATED: CREATED\nNOTE: NOTE\nMAIL_IN: MAIL_IN\nMESSAGE_OUT: MESSAGE_OUT\nWHATSAPP: WHATSAPP\nACTION: ACTION\nPROPOSAL: PROPOSAL\nORDER: ORDER */,
    "idle" INT NOT NULL,
    "idle_days" INT NOT NULL,
    "idle_from" TIMESTAMP NOT NULL,
    "rotting" INT NOT NULL,
    "rotting_days" INT,
    "rotting_from" TIMESTAMP,
    "on_board" INT NOT NULL,
    "board_until" TIMESTAMP,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE RESTRICT,
    "created_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "customer_id" BIGINT REFERENCES "customer" ("id") ON DELETE RESTRICT,
    "follow_up_of_id" BIGINT REFERENCES "subject" ("id") ON DELETE SET NULL,
    "last_interaction_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "last_open_stage_id" BIGINT REFERENCES "stage" ("id") ON DELETE SET NULL,
    "lost_reason_id" BIGINT REFERENCES "lost_reason" ("id") ON DELETE RESTRICT,
    "merged_into_id" BIGINT REFERENCES "subject" ("id") ON DELETE SET NULL,
    "owner_id" BIGINT REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "stage_id" BIGINT REFERENCES "stage" ("id") ON DELETE RESTRICT
, "assignee_ids" JSON NOT NULL DEFAULT '[]', "next_activity_id" BIGINT REFERENCES "activity" ("id") ON DELETE SET NULL, "suggest_at" TIMESTAMP);
CREATE INDEX "subject_board" ON "subject" ("on_board", "stage_id", "rank", "id");
CREATE INDEX "subject_channel_board" ON "subject" ("channel_id", "on_board", "stage_id", "rank", "id");
CREATE INDEX "subject_stage_rank" ON "subject" ("stage_id", "rank", "id");
CREATE INDEX "subject_owner" ON "subject" ("owner_id", "on_board");
CREATE INDEX "subject_customer" ON "subject" ("customer_id");
CREATE INDEX "subject_lost_reason" ON "subject" ("lost_reason_id");
CREATE INDEX "subject_last_open_stage" ON "subject" ("last_open_stage_id");
CREATE INDEX "subject_last_interaction_by" ON "subject" ("last_interaction_by_id");
CREATE INDEX "subject_created_by" ON "subject" ("created_by_id");
CREATE INDEX "subject_merged_into" ON "subject" ("merged_into_id");
CREATE INDEX "subject_follow_up_of" ON "subject" ("follow_up_of_id");
CREATE INDEX "subject_created_at" ON "subject" ("created_at", "id");
CREATE INDEX "subject_closed_at" ON "subject" ("closed_at", "id");
CREATE INDEX "subject_idle" ON "subject" ("idle", "idle_from");
CREATE INDEX "subject_rotting" ON "subject" ("rotting", "rotting_from");
CREATE INDEX "subject_board_until" ON "subject" ("on_board", "board_until");
CREATE TABLE "intake_effect" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "fingerprint" VARCHAR(64),
    "outcome" VARCHAR(12) NOT NULL  /* CREATED: CREATED\nTHREADED: THREADED\nQUARANTINED: QUARANTINED\nIGNORED: IGNORED\nBOUNCED: BOUNCED\nDUPLICATE: DUPLICATE\nFAILED: FAILED */,
    "reason" VARCHAR(40) NOT NULL,
    "params" JSON NOT NULL,
    "rule" VARCHAR(20) NOT NULL,
    "matched_by" VARCHAR(20),
    "trail" JSON NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE RESTRICT,
    "inbound_id" BIGINT NOT NULL REFERENCES "inbound_mail" ("id") ON DELETE CASCADE,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE SET NULL,
    "subject_id" BIGINT REFERENCES "subject" ("id") ON DELETE SET NULL
, "alias" VARCHAR(254), "answerable" INT NOT NULL DEFAULT 0, "contact" VARCHAR(254));
CREATE INDEX "intake_effect_inbound" ON "intake_effect" ("inbound_id");
CREATE INDEX "intake_effect_fingerprint" ON "intake_effect" ("fingerprint", "channel_id");
CREATE INDEX "intake_effect_channel" ON "intake_effect" ("channel_id", "at");
CREATE INDEX "intake_effect_subject" ON "intake_effect" ("subject_id");
CREATE INDEX "intake_effect_message" ON "intake_effect" ("message_id");
CREATE TABLE "note" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "text" TEXT NOT NULL,
    "edited_at" TIMESTAMP,
    "author_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "customer_id" BIGINT REFERENCES "customer" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT REFERENCES "subject" ("id") ON DELETE CASCADE
);
CREATE INDEX "note_subject" ON "note" ("subject_id", "id");
CREATE INDEX "note_customer" ON "note" ("customer_id", "id");
CREATE INDEX "note_author" ON "note" ("author_id");
CREATE TABLE "note_revision" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "text" TEXT NOT NULL,
    "replaced_at" TIMESTAMP NOT NULL,
    "note_id" BIGINT NOT NULL REFERENCES "note" ("id") ON DELETE CASCADE
);
CREATE INDEX "note_revision_note" ON "note_revision" ("note_id", "id");
CREATE TABLE "participant" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "name" VARCHAR(200),
    "added_at" TIMESTAMP NOT NULL,
    "added_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE
);
CREATE INDEX "participant_address" ON "participant" ("address");
CREATE INDEX "participant_added_by" ON "participant" ("added_by_id");
CREATE UNIQUE INDEX "uid_participant_subject_c9d70a" ON "participant" ("subject_id", "address");
CREATE TABLE "subject_marker" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "marker_id" BIGINT NOT NULL REFERENCES "marker" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE
);
CREATE INDEX "subject_marker_marker" ON "subject_marker" ("marker_id", "subject_id");
CREATE UNIQUE INDEX "uid_subject_mar_subject_439502" ON "subject_marker" ("subject_id", "marker_id");
CREATE TABLE "subject_message" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE
);
CREATE INDEX "subject_message_message" ON "subject_message" ("message_id");
CREATE UNIQUE INDEX "uid_subject_mes_subject_8a5918" ON "subject_message" ("subject_id", "message_id");
CREATE INDEX "channel_mailbox" ON "channel" ("mailbox_id");
CREATE TABLE "acknowledgement" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE
);
CREATE INDEX "acknowledgement_channel" ON "acknowledgement" ("channel_id", "address", "at");
CREATE INDEX "acknowledgement_at" ON "acknowledgement" ("at");
CREATE TABLE "activity_plan" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL
);
CREATE UNIQUE INDEX "uid_activity_pl_name_d9e157" ON "activity_plan" ("name");
CREATE TABLE "activity_type" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "icon" VARCHAR(40) NOT NULL,
    "color" VARCHAR(7) NOT NULL,
    "due_amount" INT NOT NULL,
    "due_unit" VARCHAR(10) NOT NULL  /* DAYS: DAYS\nWEEKS: WEEKS\nMONTHS: MONTHS */,
    "due_base" VARCHAR(15) NOT NULL  /* COMPLETION: COMPLETION\nPREVIOUS_DUE: PREVIOUS_DUE\nLATER: LATER */,
    "working_days" INT NOT NULL,
    "chaining" VARCHAR(10) NOT NULL  /* SUGGEST: SUGGEST\nTRIGGER: TRIGGER */,
    "purpose" VARCHAR(10)   /* CALL: CALL\nMAIL: MAIL\nMEETING: MEETING\nPROPOSAL: PROPOSAL */,
    "default_summary" VARCHAR(200),
    "default_note" TEXT,
    "archived_at" TIMESTAMP,
    "default_assignee_id" BIGINT REFERENCES "user_account" ("id") ON DELETE SET NULL,
    "triggers_id" BIGINT REFERENCES "activity_type" ("id") ON DELETE RESTRICT
);
CREATE INDEX "activity_type_triggers" ON "activity_type" ("triggers_id");
CREATE INDEX "activity_type_assignee" ON "activity_type" ("default_assignee_id");
CREATE UNIQUE INDEX "uid_activity_ty_name_bfb54b" ON "activity_type" ("name");
CREATE TABLE "activity" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "summary" VARCHAR(200) NOT NULL,
    "note" TEXT,
    "due_on" DATE,
    "today_from" TIMESTAMP,
    "overdue_from" TIMESTAMP,
    "zone" VARCHAR(64) NOT NULL,
    "state" VARCHAR(10) NOT NULL  /* OVERDUE: OVERDUE\nTODAY: TODAY\nPLANNED: PLANNED\nUNDATED: UNDATED\nNONE: NONE\nDONE: DONE\nCANCELLED: CANCELLED */,
    "done_at" TIMESTAMP,
    "feedback" TEXT,
    "cancelled_at" TIMESTAMP,
    "cancel_reason" TEXT,
    "channel_id" BIGINT,
    "done_stage_id" BIGINT,
    "planned_stage_id" BIGINT,
    "after_type_id" BIGINT,
    "assignee_id" BIGINT REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "created_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "customer_id" BIGINT REFERENCES "customer" ("id") ON DELETE SET NULL,
    "done_by_id" BIGINT REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "previous_id" BIGINT REFERENCES "activity" ("id") ON DELETE SET NULL,
    "subject_id" BIGINT REFERENCES "subject" ("id") ON DELETE SET NULL,
    "type_id" BIGINT REFERENCES "activity_type" ("id") ON DELETE RESTRICT
);
CREATE INDEX "activity_subject" ON "activity" ("subject_id", "state", "overdue_from");
CREATE INDEX "activity_customer" ON "activity" ("customer_id", "state");
CREATE INDEX "activity_assignee" ON "activity" ("assignee_id", "state", "overdue_from");
CREATE INDEX "activity_today_from" ON "activity" ("state", "today_from");
CREATE INDEX "activity_overdue_from" ON "activity" ("state", "overdue_from");
CREATE INDEX "activity_type_of" ON "activity" ("type_id");
CREATE INDEX "activity_previous" ON "activity" ("previous_id");
CREATE INDEX "activity_created_by" ON "activity" ("created_by_id");
CREATE INDEX "activity_done_by" ON "activity" ("done_by_id", "done_at");
CREATE INDEX "activity_done_at" ON "activity" ("done_at", "id");
CREATE INDEX "activity_channel" ON "activity" ("channel_id", "done_at");
CREATE INDEX "activity_after" ON "activity" ("after_type_id", "planned_stage_id", "created_at");
CREATE TABLE "activity_plan_step" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "place" INT NOT NULL,
    "amount" INT NOT NULL,
    "unit" VARCHAR(10) NOT NULL  /* DAYS: DAYS\nWEEKS: WEEKS\nMONTHS: MONTHS */,
    "before" INT NOT NULL,
    "responsible" VARCHAR(10) NOT NULL  /* ASK: ASK\nFIXED: FIXED\nOWNER: OWNER */,
    "summary" VARCHAR(200),
    "note" TEXT,
    "plan_id" BIGINT NOT NULL REFERENCES "activity_plan" ("id") ON DELETE CASCADE,
    "type_id" BIGINT NOT NULL REFERENCES "activity_type" ("id") ON DELETE RESTRICT,
    "user_id" BIGINT REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
CREATE INDEX "activity_plan_step_plan" ON "activity_plan_step" ("plan_id", "place");
CREATE INDEX "activity_plan_step_type" ON "activity_plan_step" ("type_id");
CREATE INDEX "activity_plan_step_user" ON "activity_plan_step" ("user_id");
CREATE TABLE "activity_type_follower" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "place" INT NOT NULL,
    "suggested_id" BIGINT NOT NULL REFERENCES "activity_type" ("id") ON DELETE CASCADE,
    "type_id" BIGINT NOT NULL REFERENCES "activity_type" ("id") ON DELETE CASCADE
);
CREATE INDEX "activity_type_follower_suggested" ON "activity_type_follower" ("suggested_id");
CREATE UNIQUE INDEX "uid_activity_ty_type_id_d387f1" ON "activity_type_follower" ("type_id", "suggested_id");
CREATE TABLE "audit_entry" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "kind" VARCHAR(30) NOT NULL  /* SIGNED_IN: SIGNED_IN\nSIGN_IN_REFUSED: SIGN_IN_REFUSED\nSIGNED_OUT: SIGNED_OUT\nSESSION_REVOKED: SESSION_REVOKED\nPASSWORD_SET: PASSWORD_SET\nRESET_ASKED: RESET_ASKED\nRESET_LINK_MADE: RESET_LINK_MADE\nRESET_DONE: RESET_DONE\nINVITED: INVITED\nINVITATION_REVOKED: INVITATION_REVOKED\nJOINED: JOINED\nUSER_CHANGED: USER_CHANGED\nKEY_CREATED: KEY_CREATED\nKEY_ROTATED: KEY_ROTATED\nKEY_REVOKED: KEY_REVOKED\nKEY_USE_BEGUN: KEY_USE_BEGUN\nMAIL_OPENED: MAIL_OPENED\nRESTORED: RESTORED */,
    "actor_id" BIGINT,
    "user_id" BIGINT,
    "about_noun" VARCHAR(30),
    "about_id" BIGINT,
    "network" VARCHAR(43),
    "address_hash" VARCHAR(64)
);
CREATE INDEX "audit_entry_user" ON "audit_entry" ("user_id", "id");
CREATE INDEX "audit_entry_actor" ON "audit_entry" ("actor_id", "id");
CREATE INDEX "audit_entry_kind" ON "audit_entry" ("kind", "id");
CREATE INDEX "audit_entry_at" ON "audit_entry" ("at");
CREATE TABLE "authorisation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "state_hash" VARCHAR(64) NOT NULL,
    "sealed_verifier" TEXT NOT NULL,
    "provider" VARCHAR(10) NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "return_to" TEXT,
    "expires_at" TIMESTAMP NOT NULL,
    "mailbox_id" BIGINT REFERENCES "mailbox" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "authorisation_user" ON "authorisation" ("user_id");
CREATE INDEX "authorisation_mailbox" ON "authorisation" ("mailbox_id");
CREATE UNIQUE INDEX "uid_authorisati_state_h_8ace85" ON "authorisation" ("state_hash");
CREATE TABLE "blob" (
    "sha256" VARCHAR(64) NOT NULL  PRIMARY KEY,
    "size" INT NOT NULL,
    "content" BLOB,
    "stored_at" TIMESTAMP NOT NULL,
    "place" VARCHAR(8) NOT NULL  /* DATABASE: DATABASE\nBOTH: BOTH\nSTORE: STORE */
);
CREATE INDEX "blob_stored_at" ON "blob" ("stored_at");
CREATE INDEX "blob_place" ON "blob" ("place", "stored_at");
CREATE TABLE "cursor" (
    "name" VARCHAR(40) NOT NULL  PRIMARY KEY,
    "position" BIGINT NOT NULL
);
CREATE TABLE "customer_document" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "kind" VARCHAR(16) NOT NULL  /* INVOICE: INVOICE\nRECEIVABLE: RECEIVABLE\nSERVICE_ORDER: SERVICE_ORDER\nSERVICE_INVOICE: SERVICE_INVOICE */,
    "state" VARCHAR(10) NOT NULL  /* OPEN: OPEN\nSETTLED: SETTLED\nCANCELLED: CANCELLED */,
    "source" VARCHAR(60) NOT NULL,
    "external_id" VARCHAR(120) NOT NULL,
    "number" VARCHAR(60),
    "description" VARCHAR(300),
    "url" VARCHAR(1000),
    "issued_on" DATE NOT NULL,
    "due_on" DATE,
    "settled_on" DATE,
    "currency" VARCHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "balance_minor" BIGINT NOT NULL,
    "zone" VARCHAR(64) NOT NULL,
    "overdue" INT NOT NULL,
    "overdue_from" TIMESTAMP,
    "customer_id" BIGINT NOT NULL REFERENCES "customer" ("id") ON DELETE CASCADE
);
CREATE INDEX "customer_document_customer" ON "customer_document" ("customer_id", "kind", "issued_on", "id");
CREATE INDEX "customer_document_overdue" ON "customer_document" ("overdue", "overdue_from");
CREATE UNIQUE INDEX "uid_customer_do_source_59b34b" ON "customer_document" ("source", "external_id");
CREATE TABLE "blob_departure" (
    "sha256" VARCHAR(64) NOT NULL  PRIMARY KEY,
    "since" TIMESTAMP NOT NULL,
    "taken_at" TIMESTAMP
);
CREATE INDEX "blob_departure_since" ON "blob_departure" ("since");
CREATE TABLE "digest" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "day" DATE NOT NULL,
    "tries" INT NOT NULL,
    "next_attempt_at" TIMESTAMP NOT NULL,
    "handed_over_at" TIMESTAMP,
    "settled_at" TIMESTAMP,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "digest_user" ON "digest" ("user_id");
CREATE INDEX "digest_day" ON "digest" ("day");
CREATE UNIQUE INDEX "uid_digest_user_id_cb3147" ON "digest" ("user_id", "day");
CREATE TABLE "job" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "kind" VARCHAR(20) NOT NULL  /* MAIL_HISTORY: MAIL_HISTORY\nIMPORT: IMPORT\nIMPORT_UNDO: IMPORT_UNDO\nEXPORT: EXPORT\nSUBJECTS_ARCHIVE: SUBJECTS_ARCHIVE\nSUBJECTS_RESTORE: SUBJECTS_RESTORE\nSUBJECTS_DELETE: SUBJECTS_DELETE\nSUBJECTS_MOVE: SUBJECTS_MOVE\nSUBJECTS_ASSIGN: SUBJECTS_ASSIGN\nSUBJECTS_TRANSFER: SUBJECTS_TRANSFER\nSUBJECTS_MARK: SUBJECTS_MARK */,
    "state" VARCHAR(10) NOT NULL  /* QUEUED: QUEUED\nRUNNING: RUNNING\nDONE: DONE\nFAILED: FAILED\nCANCELLED: CANCELLED */,
    "terms" JSON NOT NULL,
    "place" JSON NOT NULL,
    "done" INT NOT NULL,
    "total" INT,
    "problem" VARCHAR(40),
    "failures" INT NOT NULL,
    "started_at" TIMESTAMP,
    "ended_at" TIMESTAMP,
    "told_at" TIMESTAMP,
    "next_attempt_at" TIMESTAMP NOT NULL,
    "leased_until" TIMESTAMP,
    "lease_holder" VARCHAR(64),
    "begun_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "mailbox_id" BIGINT REFERENCES "mailbox" ("id") ON DELETE RESTRICT
);
CREATE INDEX "job_begun_by" ON "job" ("begun_by_id");
CREATE INDEX "job_mailbox" ON "job" ("mailbox_id");
CREATE INDEX "job_due" ON "job" ("state", "next_attempt_at");
CREATE TABLE "export_part" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "number" INT NOT NULL,
    "size" INT NOT NULL,
    "content" BLOB NOT NULL,
    "job_id" BIGINT NOT NULL REFERENCES "job" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "uid_export_part_job_id_153462" ON "export_part" ("job_id", "number");
CREATE TABLE "file" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "media_type" VARCHAR(200) NOT NULL,
    "declared_type" VARCHAR(200),
    "size" INT NOT NULL,
    "content_id" VARCHAR(255),
    "inline" INT NOT NULL,
    "blob_id" VARCHAR(64) REFERENCES "blob" ("sha256") ON DELETE RESTRICT,
    "customer_id" BIGINT REFERENCES "customer" ("id") ON DELETE CASCADE,
    "job_id" BIGINT REFERENCES "job" ("id") ON DELETE CASCADE,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE CASCADE,
    "note_id" BIGINT REFERENCES "note" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT REFERENCES "subject" ("id") ON DELETE CASCADE,
    "uploaded_by_id" BIGINT REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
CREATE INDEX "file_message" ON "file" ("message_id", "id");
CREATE INDEX "file_blob" ON "file" ("blob_id");
CREATE INDEX "file_subject" ON "file" ("subject_id");
CREATE INDEX "file_customer" ON "file" ("customer_id");
CREATE INDEX "file_note" ON "file" ("note_id");
CREATE INDEX "file_job" ON "file" ("job_id");
CREATE INDEX "file_uploaded_by" ON "file" ("uploaded_by_id", "message_id", "created_at");
CREATE TABLE "import_row" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "line" INT NOT NULL,
    "outcome" VARCHAR(10) NOT NULL  /* CREATED: CREATED\nUPDATED: UPDATED\nSKIPPED: SKIPPED\nFAILED: FAILED\nUNDONE: UNDONE\nKEPT: KEPT */,
    "customer_id" BIGINT,
    "subject_id" BIGINT,
    "new_customer" INT NOT NULL,
    "problem" JSON,
    "cells" JSON,
    "before" JSON,
    "at" TIMESTAMP NOT NULL,
    "job_id" BIGINT NOT NULL REFERENCES "job" ("id") ON DELETE CASCADE
);
CREATE INDEX "import_row_outcome" ON "import_row" ("job_id", "outcome");
CREATE UNIQUE INDEX "uid_import_row_job_id_e47931" ON "import_row" ("job_id", "line");
CREATE TABLE "lease" (
    "name" VARCHAR(40) NOT NULL  PRIMARY KEY,
    "fence" BIGINT NOT NULL,
    "holder" VARCHAR(120),
    "until" TIMESTAMP
);
CREATE TABLE "meeting" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "uid" VARCHAR(255) NOT NULL,
    "sequence" INT NOT NULL,
    "summary" VARCHAR(500),
    "location" VARCHAR(500),
    "organiser" VARCHAR(254),
    "starts_at" TIMESTAMP,
    "ends_at" TIMESTAMP,
    "all_day" INT NOT NULL,
    "cancelled" INT NOT NULL,
    "recurrence" VARCHAR(200),
    "answers" JSON NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE
);
CREATE INDEX "meeting_uid" ON "meeting" ("uid");
CREATE INDEX "meeting_message" ON "meeting" ("message_id");
CREATE UNIQUE INDEX "uid_meeting_subject_171933" ON "meeting" ("subject_id", "uid");
CREATE TABLE "merge" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "lost_id" BIGINT NOT NULL,
    "undone_at" TIMESTAMP,
    "moved" JSON NOT NULL,
    "changes" JSON NOT NULL,
    "customer_id" BIGINT REFERENCES "customer" ("id") ON DELETE CASCADE,
    "merged_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "subject_id" BIGINT REFERENCES "subject" ("id") ON DELETE CASCADE
);
CREATE INDEX "merge_subject" ON "merge" ("subject_id", "id");
CREATE INDEX "merge_customer" ON "merge" ("customer_id", "id");
CREATE INDEX "merge_merged_by" ON "merge" ("merged_by_id");
CREATE INDEX "merge_created_at" ON "merge" ("created_at");
CREATE TABLE "message_bounce" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(10) NOT NULL  /* FAILED: FAILED\nDELAYED: DELAYED */,
    "code" VARCHAR(20) NOT NULL,
    "diagnostic" VARCHAR(500) NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE
);
CREATE INDEX "message_bounce_message" ON "message_bounce" ("message_id", "id");
CREATE INDEX "message_bounce_address" ON "message_bounce" ("address", "at");
CREATE TABLE "message_template" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "subject_line" VARCHAR(300),
    "text" TEXT NOT NULL,
    "html" TEXT,
    "locale" VARCHAR(10),
    "channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE CASCADE
);
CREATE INDEX "message_template_channel" ON "message_template" ("channel_id");
CREATE UNIQUE INDEX "uid_message_tem_name_7e872e" ON "message_template" ("name");
CREATE TABLE "numbering" (
    "series" VARCHAR(20) NOT NULL  PRIMARY KEY,
    "given" BIGINT NOT NULL
);
CREATE TABLE "message_other_id" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "other_id" VARCHAR(998) NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE
);
CREATE INDEX "message_other_id_other" ON "message_other_id" ("other_id");
CREATE UNIQUE INDEX "uid_message_oth_message_8ba012" ON "message_other_id" ("message_id", "other_id");
CREATE TABLE "password_reset" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "token_hash" VARCHAR(64),
    "asked_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "tries" INT NOT NULL,
    "sent_at" TIMESTAMP,
    "used_at" TIMESTAMP,
    "user_id" BIGINT REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "password_reset_user" ON "password_reset" ("user_id");
CREATE INDEX "password_reset_sent" ON "password_reset" ("sent_at", "expires_at");
CREATE UNIQUE INDEX "uid_password_re_token_h_ce97e9" ON "password_reset" ("token_hash");
CREATE TABLE "possible_thread" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "joined_at" TIMESTAMP,
    "moved" JSON NOT NULL,
    "joined_by_id" BIGINT REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE
);
CREATE INDEX "possible_thread_thread" ON "possible_thread" ("thread_id");
CREATE INDEX "possible_thread_message" ON "possible_thread" ("message_id");
CREATE INDEX "possible_thread_joined_by" ON "possible_thread" ("joined_by_id");
CREATE UNIQUE INDEX "uid_possible_th_subject_7f1dae" ON "possible_thread" ("subject_id", "thread_id");
CREATE TABLE "proposal" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "number" INT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "terms" TEXT,
    "revision" INT NOT NULL,
    "state" VARCHAR(10) NOT NULL  /* DRAFT: DRAFT\nSENT: SENT\nACCEPTED: ACCEPTED\nREFUSED: REFUSED\nEXPIRED: EXPIRED */,
    "valid_until" DATE,
    "expires_at" TIMESTAMP,
    "zone" VARCHAR(64) NOT NULL,
    "sent_at" TIMESTAMP,
    "decided_at" TIMESTAMP,
    "refused_note" TEXT,
    "created_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE SET NULL,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE
);
CREATE INDEX "proposal_subject" ON "proposal" ("subject_id", "id");
CREATE INDEX "proposal_message" ON "proposal" ("message_id");
CREATE INDEX "proposal_created_by" ON "proposal" ("created_by_id");
CREATE INDEX "proposal_expires_at" ON "proposal" ("state", "expires_at");
CREATE INDEX "proposal_created_at" ON "proposal" ("created_at", "id");
CREATE UNIQUE INDEX "uid_proposal_number_288896" ON "proposal" ("number");
CREATE TABLE "sales_order" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "number" INT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "terms" TEXT,
    "state" VARCHAR(10) NOT NULL  /* DRAFT: DRAFT\nCONFIRMED: CONFIRMED\nCANCELLED: CANCELLED */,
    "confirmed_at" TIMESTAMP,
    "cancelled_at" TIMESTAMP,
    "cancelled_note" TEXT,
    "created_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "proposal_id" BIGINT REFERENCES "proposal" ("id") ON DELETE SET NULL,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE
);
CREATE INDEX "sales_order_subject" ON "sales_order" ("subject_id", "id");
CREATE INDEX "sales_order_proposal" ON "sales_order" ("proposal_id");
CREATE INDEX "sales_order_created_by" ON "sales_order" ("created_by_id");
CREATE INDEX "sales_order_state" ON "sales_order" ("state", "id");
CREATE INDEX "sales_order_created_at" ON "sales_order" ("created_at", "id");
CREATE UNIQUE INDEX "uid_sales_order_number_e8ba79" ON "sales_order" ("number");
CREATE TABLE "proposal_revision" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "revision" INT NOT NULL,
    "state" VARCHAR(10) NOT NULL  /* DRAFT: DRAFT\nSENT: SENT\nACCEPTED: ACCEPTED\nREFUSED: REFUSED\nEXPIRED: EXPIRED */,
    "valid_until" DATE,
    "currency" VARCHAR(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "terms" TEXT,
    "sent_at" TIMESTAMP,
    "proposal_id" BIGINT NOT NULL REFERENCES "proposal" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "uid_proposal_re_proposa_4ae16b" ON "proposal_revision" ("proposal_id", "revision");
CREATE TABLE "saved_view" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "shared" INT NOT NULL,
    "layout" VARCHAR(10) NOT NULL  /* BOARD: BOARD\nLIST: LIST */,
    "terms" JSON NOT NULL,
    "order_field" VARCHAR(30),
    "order_direction" VARCHAR(4),
    "owner_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
CREATE INDEX "saved_view_owner" ON "saved_view" ("owner_id", "name");
CREATE TABLE "stage_play" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "place" INT NOT NULL,
    "stage_id" BIGINT NOT NULL REFERENCES "stage" ("id") ON DELETE CASCADE,
    "type_id" BIGINT NOT NULL REFERENCES "activity_type" ("id") ON DELETE CASCADE
);
CREATE INDEX "stage_play_type" ON "stage_play" ("type_id");
CREATE UNIQUE INDEX "uid_stage_play_stage_i_c262b5" ON "stage_play" ("stage_id", "type_id");
CREATE TABLE "standing" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "turn" VARCHAR(8) NOT NULL  /* BEGUN: BEGUN\nMOVED: MOVED\nEDITED: EDITED\nPUT_AWAY: PUT_AWAY\nBACK: BACK */,
    "since" TIMESTAMP NOT NULL,
    "until" TIMESTAMP NOT NULL,
    "stage_id" BIGINT,
    "outcome" VARCHAR(10) NOT NULL  /* OPEN: OPEN\nWON: WON\nLOST: LOST\nCLOSED: CLOSED */,
    "away" INT NOT NULL,
    "channel_id" BIGINT NOT NULL,
    "owner_id" BIGINT,
    "value_minor" BIGINT,
    "value_currency" VARCHAR(3),
    "percent" INT,
    "reason_id" BIGINT,
    "from_stage_id" BIGINT,
    "from_outcome" VARCHAR(10)   /* OPEN: OPEN\nWON: WON\nLOST: LOST\nCLOSED: CLOSED */,
    "entered_at" TIMESTAMP NOT NULL,
    "closed_at" TIMESTAMP,
    "stayed" BIGINT,
    "ends" INT NOT NULL,
    "undone" INT NOT NULL,
    "merged_into_id" BIGINT,
    "erased" INT NOT NULL
);
CREATE INDEX "standing_subject" ON "standing" ("subject_id", "id");
CREATE INDEX "standing_until" ON "standing" ("until", "since");
CREATE INDEX "standing_since" ON "standing" ("since", "turn");
CREATE INDEX "standing_merged_into" ON "standing" ("merged_into_id");
CREATE TABLE "subject_assignee" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "since" TIMESTAMP NOT NULL,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "subject_assignee_user" ON "subject_assignee" ("user_id", "subject_id");
CREATE UNIQUE INDEX "uid_subject_ass_subject_9b1d1b" ON "subject_assignee" ("subject_id", "user_id");
CREATE TABLE "suggestion" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "rule" VARCHAR(15) NOT NULL  /* REPLY: REPLY\nBOUNCE: BOUNCE\nREOPEN: REOPEN\nMEETING: MEETING\nAFTER_ABSENCE: AFTER_ABSENCE\nCHAIN: CHAIN\nPLAYBOOK: PLAYBOOK\nREVIVE: REVIVE\nFIRST_STEP: FIRST_STEP\nHABIT: HABIT */,
    "occasion" VARCHAR(120) NOT NULL,
    "state" VARCHAR(10) NOT NULL  /* OPEN: OPEN\nACCEPTED: ACCEPTED\nDISMISSED: DISMISSED\nSTALE: STALE */,
    "due_on" DATE NOT NULL,
    "score" REAL NOT NULL,
    "reasons" JSON NOT NULL,
    "counted" INT,
    "decided_at" TIMESTAMP,
    "dismiss_reason" TEXT,
    "activity_id" BIGINT REFERENCES "activity" ("id") ON DELETE SET NULL,
    "assignee_id" BIGINT REFERENCES "user_account" ("id") ON DELETE SET NULL,
    "decided_by_id" BIGINT REFERENCES "user_account" ("id") ON DELETE SET NULL,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    "type_id" BIGINT NOT NULL REFERENCES "activity_type" ("id") ON DELETE CASCADE
);
CREATE INDEX "suggestion_subject" ON "suggestion" ("subject_id", "state");
CREATE INDEX "suggestion_assignee" ON "suggestion" ("assignee_id", "state", "score");
CREATE INDEX "suggestion_type" ON "suggestion" ("type_id");
CREATE INDEX "suggestion_decided_by" ON "suggestion" ("decided_by_id");
CREATE INDEX "suggestion_activity" ON "suggestion" ("activity_id");
CREATE INDEX "suggestion_state" ON "suggestion" ("state", "score", "id");
CREATE INDEX "suggestion_created_at" ON "suggestion" ("created_at");
CREATE UNIQUE INDEX "uid_suggestion_subject_274569" ON "suggestion" ("subject_id", "occasion", "type_id");
CREATE TABLE "trade_line" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "description" VARCHAR(500) NOT NULL,
    "quantity_parts" BIGINT NOT NULL,
    "unit" VARCHAR(20),
    "currency" VARCHAR(3) NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "discount_points" INT,
    "discount_minor" BIGINT,
    "total_minor" BIGINT NOT NULL,
    "order_id" BIGINT REFERENCES "sales_order" ("id") ON DELETE CASCADE,
    "proposal_id" BIGINT REFERENCES "proposal" ("id") ON DELETE CASCADE,
    "revision_id" BIGINT REFERENCES "proposal_revision" ("id") ON DELETE CASCADE
);
CREATE INDEX "trade_line_proposal" ON "trade_line" ("proposal_id", "position");
CREATE INDEX "trade_line_revision" ON "trade_line" ("revision_id", "position");
CREATE INDEX "trade_line_order" ON "trade_line" ("order_id", "position");
CREATE TABLE "webhook" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "url" VARCHAR(2000) NOT NULL,
    "kinds" JSON NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "phase" VARCHAR(8) NOT NULL  /* READY: READY\nFAILING: FAILING\nPAUSED: PAUSED */,
    "cursor" BIGINT NOT NULL,
    "sending_to" BIGINT,
    "attempts" INT NOT NULL,
    "next_attempt_at" TIMESTAMP,
    "failing_since" TIMESTAMP,
    "last_error" VARCHAR(40),
    "last_status" INT,
    "last_delivered_at" TIMESTAMP,
    "leased_until" TIMESTAMP,
    "owner_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
CREATE INDEX "webhook_owner" ON "webhook" ("owner_id");
CREATE INDEX "customer_merged_into" ON "customer" ("merged_into_id");
CREATE INDEX "customer_external_id" ON "customer" ("external_id");
CREATE INDEX "customer_email_domain" ON "customer_email" ("domain");
CREATE INDEX "inbound_mail_after" ON "inbound_mail" ("mailbox_id", "after");
CREATE INDEX "intake_effect_contact" ON "intake_effect" ("contact", "at");
CREATE UNIQUE INDEX "uid_invitation_mail_ha_f087d6" ON "invitation" ("mail_hash");
CREATE INDEX "invitation_mail_at" ON "invitation" ("mail_at");
CREATE TABLE "message" ("id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "fingerprint" VARCHAR(64) NOT NULL, "message_id" VARCHAR(998) NOT NULL, "direction" VARCHAR(8) NOT NULL, "medium" VARCHAR(10) NOT NULL, "state" VARCHAR(10) NOT NULL, "from_address" VARCHAR(254), "from_name" VARCHAR(200), "to" JSON NOT NULL, "cc" JSON NOT NULL, "subject_line" TEXT, "text" TEXT NOT NULL, "new_text" TEXT NOT NULL, "html" TEXT, "automatic" INT NOT NULL, "flags" JSON NOT NULL, "at" TIMESTAMP NOT NULL, "author_id" BIGINT REFERENCES "user_account" ("id") ON DELETE RESTRICT, "attempts" INT NOT NULL DEFAULT 0, "away_until" DATE, "bcc" JSON NOT NULL DEFAULT '[]', "channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE RESTRICT, "created_at" TIMESTAMP, "handed_over_at" TIMESTAMP, "last_answer" VARCHAR(500), "last_error" VARCHAR(40), "next_attempt_at" TIMESTAMP, "outstanding" JSON NOT NULL DEFAULT '[]', "read_at" TIMESTAMP, "references" JSON NOT NULL DEFAULT '[]', "remote_images" INT NOT NULL DEFAULT 0, "sent_at" TIMESTAMP, "template" JSON, "updated_at" TIMESTAMP, "version" INT NOT NULL DEFAULT 1);
CREATE INDEX "message_message_id" ON "message" ("message_id");
CREATE INDEX "message_author" ON "message" ("author_id");
CREATE INDEX "message_from" ON "message" ("from_address", "at");
CREATE UNIQUE INDEX "uid_message_fingerp_5f923b" ON "message" ("fingerprint");
CREATE INDEX "message_direction" ON "message" ("direction", "at");
CREATE INDEX "message_channel" ON "message" ("channel_id");
CREATE INDEX "message_state" ON "message" ("state", "next_attempt_at");
CREATE INDEX "sender_block_channel" ON "sender_block" ("channel_id");
CREATE INDEX "subject_next_activity" ON "subject" ("next_activity_id");
CREATE INDEX "subject_activity_state" ON "subject" ("activity_state", "id");
CREATE INDEX "subject_suggest_at" ON "subject" ("suggest_at");
