-- Written by `python -m storage make` for the migrations with the digest dce9f906ccdd022ebb1faa4b8ac061cb0e6fa4ebce23da6d580f87aff107cdb3
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "kind" VARCHAR(40) NOT NULL,
    "event_class" VARCHAR(10) NOT NULL,
    "noun" VARCHAR(20) NOT NULL,
    "noun_id" BIGINT NOT NULL,
    "subject_id" BIGINT,
    "customer_id" BIGINT,
    "channel_id" BIGINT,
    "actor_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "changed" JSONB NOT NULL,
    "data" JSONB NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reach_user_id" BIGINT,
    "group_id" VARCHAR(36),
    "client_mutation_id" VARCHAR(64),
    "final" BOOL NOT NULL
);
CREATE INDEX "event_noun" ON "event" ("noun", "noun_id", "version");
CREATE INDEX "event_subject" ON "event" ("subject_id", "id");
CREATE INDEX "event_customer" ON "event" ("customer_id", "id");
CREATE INDEX "event_channel" ON "event" ("channel_id", "id");
CREATE INDEX "event_reach_user" ON "event" ("reach_user_id", "id");
CREATE INDEX "event_actor" ON "event" ("actor_id", "at");
CREATE INDEX "event_at" ON "event" ("at");
COMMENT ON COLUMN "event"."event_class" IS 'CHANGE: CHANGE\nCLOCK: CLOCK\nAUDIT: AUDIT';
COMMENT ON TABLE "event" IS 'One fact about one row. `noun_id` is no foreign key: the skeleton outlives a purge.';
CREATE TABLE "lost_reason" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(120) NOT NULL UNIQUE,
    "needs_note" BOOL NOT NULL
);
CREATE TABLE "marker" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(60) NOT NULL UNIQUE,
    "color" VARCHAR(7) NOT NULL
);
CREATE TABLE "stage" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "kind" VARCHAR(10) NOT NULL,
    "probability" INT NOT NULL,
    "position" INT NOT NULL,
    "folded" BOOL NOT NULL,
    "rotting_days" INT,
    "requirements" TEXT
);
COMMENT ON COLUMN "stage"."kind" IS 'OPEN: OPEN\nWON: WON\nCLOSED: CLOSED';
CREATE TABLE "stage_interval" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "subject_id" BIGINT NOT NULL,
    "stage_id" BIGINT NOT NULL,
    "entered_at" TIMESTAMPTZ NOT NULL,
    "left_at" TIMESTAMPTZ
);
CREATE INDEX "stage_interval_subject" ON "stage_interval" ("subject_id", "left_at");
CREATE INDEX "stage_interval_stage" ON "stage_interval" ("stage_id", "entered_at");
COMMENT ON TABLE "stage_interval" IS 'When a subject was in a stage. Plain ids: reports stay right when subject or stage are gone.';
CREATE TABLE "user_account" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "email" VARCHAR(254) NOT NULL UNIQUE,
    "password_hash" VARCHAR(255),
    "role" VARCHAR(20) NOT NULL,
    "zone" VARCHAR(64) NOT NULL,
    "locale" VARCHAR(10) NOT NULL,
    "active" BOOL NOT NULL
);
COMMENT ON COLUMN "user_account"."role" IS 'ADMIN: ADMIN\nMANAGER: MANAGER\nAGENT: AGENT\nVIEWER: VIEWER\nINTEGRATION: INTEGRATION\nSYSTEM: SYSTEM';
COMMENT ON TABLE "user_account" IS 'Somebody who signs in, a machine account (INTEGRATION), or the software (SYSTEM).';
CREATE TABLE "api_key" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "prefix" VARCHAR(8) NOT NULL UNIQUE,
    "key_hash" VARCHAR(64) NOT NULL,
    "scopes" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,
    "last_used_at" TIMESTAMPTZ,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "api_key_user" ON "api_key" ("user_id");
COMMENT ON TABLE "api_key" IS 'A key with which a program acts as its user, within scopes and until a day.';
CREATE TABLE "idempotency_key" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(64) NOT NULL,
    "input_hash" VARCHAR(64) NOT NULL,
    "noun" VARCHAR(20),
    "ids" JSONB NOT NULL,
    "position" BIGINT,
    "at" TIMESTAMPTZ NOT NULL,
    "actor_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_idempotency_actor_i_e67e40" UNIQUE ("actor_id", "key")
);
CREATE INDEX "idempotency_key_at" ON "idempotency_key" ("at");
COMMENT ON TABLE "idempotency_key" IS 'One acknowledged mutation of one actor, and what it answered with.';
CREATE TABLE "invitation" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL UNIQUE,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "invitation_user" ON "invitation" ("user_id");
COMMENT ON TABLE "invitation" IS 'A link with which somebody chooses a password; it works once and for three days.';
CREATE TABLE "message" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "fingerprint" VARCHAR(64) NOT NULL UNIQUE,
    "message_id" VARCHAR(998) NOT NULL,
    "direction" VARCHAR(3) NOT NULL,
    "medium" VARCHAR(10) NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "from_address" VARCHAR(254),
    "from_name" VARCHAR(200),
    "to" JSONB NOT NULL,
    "cc" JSONB NOT NULL,
    "subject_line" TEXT,
    "text" TEXT NOT NULL,
    "new_text" TEXT NOT NULL,
    "html" TEXT,
    "automatic" BOOL NOT NULL,
    "flags" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "author_id" BIGINT REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
CREATE INDEX "message_message_id" ON "message" ("message_id");
CREATE INDEX "message_author" ON "message" ("author_id");
CREATE INDEX "message_from" ON "message" ("from_address", "at");
COMMENT ON COLUMN "message"."direction" IS 'IN: IN\nOUT: OUT';
COMMENT ON COLUMN "message"."medium" IS 'EMAIL: EMAIL\nWHATSAPP: WHATSAPP';
COMMENT ON COLUMN "message"."state" IS 'RECEIVED: RECEIVED\nDRAFT: DRAFT\nQUEUED: QUEUED\nSENDING: SENDING\nSENT: SENT\nUNKNOWN: UNKNOWN\nFAILED: FAILED\nBOUNCED: BOUNCED';
COMMENT ON TABLE "message" IS 'One mail, once, however often and in how many channels it arrived: unique by its fingerprint.';
CREATE TABLE "sender_block" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "address" VARCHAR(254) NOT NULL UNIQUE,
    "learned_from" BIGINT,
    "blocked_at" TIMESTAMPTZ NOT NULL,
    "blocked_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
CREATE INDEX "sender_block_learned_from" ON "sender_block" ("learned_from");
CREATE INDEX "sender_block_blocked_by" ON "sender_block" ("blocked_by_id");
COMMENT ON TABLE "sender_block" IS 'An address whose mail is spam here, and the subject from which that was learned.';
CREATE TABLE "session" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL UNIQUE,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,
    "agent" VARCHAR(200),
    "ip" VARCHAR(45),
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "session_user" ON "session" ("user_id", "revoked_at");
COMMENT ON TABLE "session" IS 'One browser in which somebody is signed in.';
CREATE TABLE "workspace" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "zone" VARCHAR(64) NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "locale" VARCHAR(10) NOT NULL,
    "idle_days" INT NOT NULL,
    "rotting_default" INT,
    "holidays" JSONB NOT NULL,
    "epoch" VARCHAR(16) NOT NULL
);
CREATE TABLE "channel" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL UNIQUE,
    "color" VARCHAR(7),
    "aliases" JSONB NOT NULL,
    "makes_prospects" BOOL NOT NULL,
    "idle_days" INT,
    "response_hours" INT,
    "subject_line_threads" BOOL NOT NULL,
    "archived_at" TIMESTAMPTZ
);
CREATE TABLE "customer" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "type" VARCHAR(10) NOT NULL,
    "lifecycle" VARCHAR(10) NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "tax_id" VARCHAR(20),
    "address" JSONB,
    "search" TEXT NOT NULL,
    "channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE RESTRICT,
    "company_id" BIGINT REFERENCES "customer" ("id") ON DELETE SET NULL,
    "created_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
CREATE INDEX "customer_channel" ON "customer" ("channel_id");
CREATE INDEX "customer_company" ON "customer" ("company_id");
CREATE INDEX "customer_created_by" ON "customer" ("created_by_id");
CREATE INDEX "customer_tax_id" ON "customer" ("tax_id");
CREATE INDEX "customer_name" ON "customer" ("name", "id");
COMMENT ON COLUMN "customer"."type" IS 'PERSON: PERSON\nCOMPANY: COMPANY';
COMMENT ON COLUMN "customer"."lifecycle" IS 'LEAD: LEAD\nPROSPECT: PROSPECT\nCUSTOMER: CUSTOMER\nFORMER: FORMER';
CREATE TABLE "customer_email" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "address" VARCHAR(254) NOT NULL,
    "undeliverable" BOOL NOT NULL,
    "customer_id" BIGINT NOT NULL REFERENCES "customer" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_customer_em_custome_75bf63" UNIQUE ("customer_id", "address")
);
CREATE INDEX "customer_email_address" ON "customer_email" ("address");
COMMENT ON TABLE "customer_email" IS 'One address of a customer, normalised: lower case, IDNA; nothing is guessed about dots or details.';
CREATE TABLE "customer_phone" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "number" VARCHAR(20) NOT NULL,
    "customer_id" BIGINT NOT NULL REFERENCES "customer" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_customer_ph_custome_2b0e97" UNIQUE ("customer_id", "number")
);
CREATE INDEX "customer_phone_number" ON "customer_phone" ("number");
COMMENT ON TABLE "customer_phone" IS 'One number of a customer, in E.164 form.';
CREATE TABLE "mailbox" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "address" VARCHAR(254) NOT NULL UNIQUE,
    "host" VARCHAR(255) NOT NULL,
    "port" INT NOT NULL,
    "security" VARCHAR(10) NOT NULL,
    "username" VARCHAR(254) NOT NULL,
    "sealed_secret" TEXT,
    "folder" VARCHAR(255) NOT NULL,
    "poll_every" INT NOT NULL,
    "authserv_id" VARCHAR(255),
    "uidvalidity" BIGINT,
    "last_uid" BIGINT,
    "rescan" BOOL NOT NULL,
    "bodiless" JSONB NOT NULL,
    "phase" VARCHAR(12) NOT NULL,
    "last_error" VARCHAR(40),
    "failures" INT NOT NULL,
    "last_polled_at" TIMESTAMPTZ,
    "next_attempt_at" TIMESTAMPTZ NOT NULL,
    "leased_until" TIMESTAMPTZ,
    "lease_holder" VARCHAR(64),
    "default_channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE SET NULL
);
CREATE INDEX "mailbox_default_channel" ON "mailbox" ("default_channel_id");
CREATE INDEX "mailbox_due" ON "mailbox" ("phase", "next_attempt_at");
COMMENT ON COLUMN "mailbox"."security" IS 'TLS: TLS\nSTARTTLS: STARTTLS\nNONE: NONE';
COMMENT ON COLUMN "mailbox"."phase" IS 'NEW: NEW\nREADY: READY\nFAILING: FAILING\nNEEDS_AUTH: NEEDS_AUTH\nDISCONNECTED: DISCONNECTED';
CREATE TABLE "inbound_mail" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "uidvalidity" BIGINT NOT NULL,
    "uid" BIGINT NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "size" INT NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "attempts" INT NOT NULL,
    "next_attempt_at" TIMESTAMPTZ,
    "last_error" VARCHAR(200),
    "fingerprint" VARCHAR(64),
    "from_address" VARCHAR(254),
    "from_name" VARCHAR(200),
    "to" JSONB NOT NULL,
    "subject_line" TEXT,
    "preview" VARCHAR(300),
    "auth_verdict" VARCHAR(5) NOT NULL,
    "flags" JSONB NOT NULL,
    "mailbox_id" BIGINT NOT NULL REFERENCES "mailbox" ("id") ON DELETE RESTRICT,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE SET NULL,
    CONSTRAINT "uid_inbound_mai_mailbox_3bc5c1" UNIQUE ("mailbox_id", "uidvalidity", "uid")
);
CREATE INDEX "inbound_mail_fingerprint" ON "inbound_mail" ("fingerprint");
CREATE INDEX "inbound_mail_message" ON "inbound_mail" ("message_id");
CREATE INDEX "inbound_mail_pending" ON "inbound_mail" ("state", "next_attempt_at");
CREATE INDEX "inbound_mail_from" ON "inbound_mail" ("from_address", "received_at");
CREATE INDEX "inbound_mail_received" ON "inbound_mail" ("received_at", "id");
CREATE INDEX "inbound_mail_mailbox" ON "inbound_mail" ("mailbox_id", "state");
COMMENT ON COLUMN "inbound_mail"."state" IS 'PENDING: PENDING\nFILED: FILED\nQUARANTINED: QUARANTINED\nIGNORED: IGNORED\nBOUNCED: BOUNCED\nDUPLICATE: DUPLICATE\nFAILED: FAILED\nPURGED: PURGED';
COMMENT ON COLUMN "inbound_mail"."auth_verdict" IS 'PASS: PASS\nFAIL: FAIL\nNONE: NONE';
COMMENT ON TABLE "inbound_mail" IS 'One delivery: unique by mailbox, UIDVALIDITY and UID (intake-table.md, terms).';
CREATE TABLE "membership" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "access" VARCHAR(10) NOT NULL,
    "leader" BOOL NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_membership_channel_ab6929" UNIQUE ("channel_id", "user_id")
);
CREATE INDEX "membership_user" ON "membership" ("user_id");
COMMENT ON COLUMN "membership"."access" IS 'OWN: OWN\nCHANNEL: CHANNEL';
COMMENT ON TABLE "membership" IS 'That somebody works in a channel, and what they see there.';
CREATE TABLE "raw_mail" (
    "content" BYTEA NOT NULL,
    "inbound_id" BIGINT NOT NULL  PRIMARY KEY REFERENCES "inbound_mail" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "raw_mail" IS 'The bytes as the server gave them: stored before anything can go wrong, never re-serialised.';
CREATE TABLE "subject" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "description" TEXT,
    "kind" VARCHAR(12) NOT NULL,
    "outcome" VARCHAR(10) NOT NULL,
    "rank" VARCHAR(120) COLLATE "C" NOT NULL,
    "value_minor" BIGINT,
    "value_currency" VARCHAR(3),
    "manual_probability" INT,
    "priority" INT NOT NULL,
    "expected_close_on" DATE,
    "source" VARCHAR(200),
    "lost_note" TEXT,
    "search" TEXT NOT NULL,
    "activity_state" VARCHAR(10) NOT NULL,
    "assigned_at" TIMESTAMPTZ,
    "converted_at" TIMESTAMPTZ,
    "stage_entered_at" TIMESTAMPTZ,
    "closed_at" TIMESTAMPTZ,
    "archived_at" TIMESTAMPTZ,
    "discarded_at" TIMESTAMPTZ,
    "last_interaction_at" TIMESTAMPTZ NOT NULL,
    "last_interaction_kind" VARCHAR(12) NOT NULL,
    "idle" BOOL NOT NULL,
    "idle_days" INT NOT NULL,
    "idle_from" TIMESTAMPTZ NOT NULL,
    "rotting" BOOL NOT NULL,
    "rotting_days" INT,
    "rotting_from" TIMESTAMPTZ,
    "on_board" BOOL NOT NULL,
    "board_until" TIMESTAMPTZ,
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
);
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
COMMENT ON COLUMN "subject"."kind" IS 'PROSPECT: PROSPECT\nOPPORTUNITY: OPPORTUNITY';
COMMENT ON COLUMN "subject"."outcome" IS 'OPEN: OPEN\nWON: WON\nLOST: LOST\nCLOSED: CLOSED';
COMMENT ON COLUMN "subject"."activity_state" IS 'OVERDUE: OVERDUE\nTODAY: TODAY\nPLANNED: PLANNED\nUNDATED: UNDATED\nNONE: NONE\nDONE: DONE\nCANCELLED: CANCELLED';
COMMENT ON COLUMN "subject"."last_interaction_kind" IS 'CREATED: CREATED\nNOTE: NOTE\nMAIL_IN: MAIL_IN\nMESSAGE_OUT: MESSAGE_OUT\nWHATSAPP: WHATSAPP\nACTION: ACTION\nPROPOSAL: PROPOSAL\nORDER: ORDER';
COMMENT ON TABLE "subject" IS 'A sale, a demonstration, a problem: PROSPECT or OPPORTUNITY, one table, so that converting loses nothing.';
CREATE TABLE "intake_effect" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "fingerprint" VARCHAR(64),
    "outcome" VARCHAR(12) NOT NULL,
    "reason" VARCHAR(40) NOT NULL,
    "params" JSONB NOT NULL,
    "rule" VARCHAR(20) NOT NULL,
    "matched_by" VARCHAR(20),
    "trail" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE RESTRICT,
    "inbound_id" BIGINT NOT NULL REFERENCES "inbound_mail" ("id") ON DELETE CASCADE,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE SET NULL,
    "subject_id" BIGINT REFERENCES "subject" ("id") ON DELETE SET NULL
);
CREATE INDEX "intake_effect_inbound" ON "intake_effect" ("inbound_id");
CREATE INDEX "intake_effect_fingerprint" ON "intake_effect" ("fingerprint", "channel_id");
CREATE INDEX "intake_effect_channel" ON "intake_effect" ("channel_id", "at");
CREATE INDEX "intake_effect_subject" ON "intake_effect" ("subject_id");
CREATE INDEX "intake_effect_message" ON "intake_effect" ("message_id");
COMMENT ON COLUMN "intake_effect"."outcome" IS 'CREATED: CREATED\nTHREADED: THREADED\nQUARANTINED: QUARANTINED\nIGNORED: IGNORED\nBOUNCED: BOUNCED\nDUPLICATE: DUPLICATE\nFAILED: FAILED';
COMMENT ON TABLE "intake_effect" IS 'What a mail did in one channel, why, and which rules were looked at.';
CREATE TABLE "note" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "text" TEXT NOT NULL,
    "edited_at" TIMESTAMPTZ,
    "author_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "customer_id" BIGINT REFERENCES "customer" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT REFERENCES "subject" ("id") ON DELETE CASCADE
);
CREATE INDEX "note_subject" ON "note" ("subject_id", "id");
CREATE INDEX "note_customer" ON "note" ("customer_id", "id");
CREATE INDEX "note_author" ON "note" ("author_id");
CREATE TABLE "note_revision" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ NOT NULL,
    "note_id" BIGINT NOT NULL REFERENCES "note" ("id") ON DELETE CASCADE
);
CREATE INDEX "note_revision_note" ON "note_revision" ("note_id", "id");
COMMENT ON TABLE "note_revision" IS 'What a note said before an edit.';
CREATE TABLE "participant" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "address" VARCHAR(254) NOT NULL,
    "name" VARCHAR(200),
    "added_at" TIMESTAMPTZ NOT NULL,
    "added_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_participant_subject_c9d70a" UNIQUE ("subject_id", "address")
);
CREATE INDEX "participant_address" ON "participant" ("address");
CREATE INDEX "participant_added_by" ON "participant" ("added_by_id");
COMMENT ON TABLE "participant" IS 'An address that a user wrote to, or a person confirmed; never one that a mail merely named in Cc (DESIGN §2).';
CREATE TABLE "subject_marker" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "marker_id" BIGINT NOT NULL REFERENCES "marker" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_subject_mar_subject_439502" UNIQUE ("subject_id", "marker_id")
);
CREATE INDEX "subject_marker_marker" ON "subject_marker" ("marker_id", "subject_id");
CREATE TABLE "subject_message" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_subject_mes_subject_8a5918" UNIQUE ("subject_id", "message_id")
);
CREATE INDEX "subject_message_message" ON "subject_message" ("message_id");
COMMENT ON TABLE "subject_message" IS 'That a message belongs to a subject; one that came to two channels belongs to two.';
ALTER TABLE "channel" ADD COLUMN "mailbox_id" BIGINT REFERENCES "mailbox" ("id") ON DELETE SET NULL;
CREATE INDEX "channel_mailbox" ON "channel" ("mailbox_id");
CREATE TABLE "acknowledgement" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "address" VARCHAR(254) NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE
);
CREATE INDEX "acknowledgement_channel" ON "acknowledgement" ("channel_id", "address", "at");
CREATE INDEX "acknowledgement_at" ON "acknowledgement" ("at");
COMMENT ON TABLE "acknowledgement" IS 'That somebody was answered by itself, so that it does not happen again soon (RFC 5230 §4.2).';
CREATE TABLE "activity_plan" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL UNIQUE
);
CREATE TABLE "activity_type" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(60) NOT NULL UNIQUE,
    "icon" VARCHAR(40) NOT NULL,
    "color" VARCHAR(7) NOT NULL,
    "due_amount" INT NOT NULL,
    "due_unit" VARCHAR(10) NOT NULL,
    "due_base" VARCHAR(15) NOT NULL,
    "working_days" BOOL NOT NULL,
    "chaining" VARCHAR(10) NOT NULL,
    "purpose" VARCHAR(10),
    "default_summary" VARCHAR(200),
    "default_note" TEXT,
    "archived_at" TIMESTAMPTZ,
    "default_assignee_id" BIGINT REFERENCES "user_account" ("id") ON DELETE SET NULL,
    "triggers_id" BIGINT REFERENCES "activity_type" ("id") ON DELETE RESTRICT
);
CREATE INDEX "activity_type_triggers" ON "activity_type" ("triggers_id");
CREATE INDEX "activity_type_assignee" ON "activity_type" ("default_assignee_id");
COMMENT ON COLUMN "activity_type"."due_unit" IS 'DAYS: DAYS\nWEEKS: WEEKS\nMONTHS: MONTHS';
COMMENT ON COLUMN "activity_type"."due_base" IS 'COMPLETION: COMPLETION\nPREVIOUS_DUE: PREVIOUS_DUE\nLATER: LATER';
COMMENT ON COLUMN "activity_type"."chaining" IS 'SUGGEST: SUGGEST\nTRIGGER: TRIGGER';
COMMENT ON COLUMN "activity_type"."purpose" IS 'CALL: CALL\nMAIL: MAIL\nMEETING: MEETING\nPROPOSAL: PROPOSAL';
CREATE TABLE "activity" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "summary" VARCHAR(200) NOT NULL,
    "note" TEXT,
    "due_on" DATE,
    "today_from" TIMESTAMPTZ,
    "overdue_from" TIMESTAMPTZ,
    "zone" VARCHAR(64) NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "done_at" TIMESTAMPTZ,
    "feedback" TEXT,
    "cancelled_at" TIMESTAMPTZ,
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
COMMENT ON COLUMN "activity"."state" IS 'OVERDUE: OVERDUE\nTODAY: TODAY\nPLANNED: PLANNED\nUNDATED: UNDATED\nNONE: NONE\nDONE: DONE\nCANCELLED: CANCELLED';
COMMENT ON TABLE "activity" IS 'A call to make, a visit that was made. All of it is optional but what it is about.';
CREATE TABLE "activity_plan_step" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "place" INT NOT NULL,
    "amount" INT NOT NULL,
    "unit" VARCHAR(10) NOT NULL,
    "before" BOOL NOT NULL,
    "responsible" VARCHAR(10) NOT NULL,
    "summary" VARCHAR(200),
    "note" TEXT,
    "plan_id" BIGINT NOT NULL REFERENCES "activity_plan" ("id") ON DELETE CASCADE,
    "type_id" BIGINT NOT NULL REFERENCES "activity_type" ("id") ON DELETE RESTRICT,
    "user_id" BIGINT REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
CREATE INDEX "activity_plan_step_plan" ON "activity_plan_step" ("plan_id", "place");
CREATE INDEX "activity_plan_step_type" ON "activity_plan_step" ("type_id");
CREATE INDEX "activity_plan_step_user" ON "activity_plan_step" ("user_id");
COMMENT ON COLUMN "activity_plan_step"."unit" IS 'DAYS: DAYS\nWEEKS: WEEKS\nMONTHS: MONTHS';
COMMENT ON COLUMN "activity_plan_step"."responsible" IS 'ASK: ASK\nFIXED: FIXED\nOWNER: OWNER';
COMMENT ON TABLE "activity_plan_step" IS 'One activity of a plan: so many days, weeks or months before or after its day.';
CREATE TABLE "activity_type_follower" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "place" INT NOT NULL,
    "suggested_id" BIGINT NOT NULL REFERENCES "activity_type" ("id") ON DELETE CASCADE,
    "type_id" BIGINT NOT NULL REFERENCES "activity_type" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_activity_ty_type_id_d387f1" UNIQUE ("type_id", "suggested_id")
);
CREATE INDEX "activity_type_follower_suggested" ON "activity_type_follower" ("suggested_id");
COMMENT ON TABLE "activity_type_follower" IS 'That one type may well follow another.';
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "at" TIMESTAMPTZ NOT NULL,
    "kind" VARCHAR(30) NOT NULL,
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
COMMENT ON COLUMN "audit_entry"."kind" IS 'SIGNED_IN: SIGNED_IN\nSIGN_IN_REFUSED: SIGN_IN_REFUSED\nSIGNED_OUT: SIGNED_OUT\nSESSION_REVOKED: SESSION_REVOKED\nPASSWORD_SET: PASSWORD_SET\nRESET_ASKED: RESET_ASKED\nRESET_LINK_MADE: RESET_LINK_MADE\nRESET_DONE: RESET_DONE\nINVITED: INVITED\nINVITATION_REVOKED: INVITATION_REVOKED\nJOINED: JOINED\nUSER_CHANGED: USER_CHANGED\nKEY_CREATED: KEY_CREATED\nKEY_ROTATED: KEY_ROTATED\nKEY_REVOKED: KEY_REVOKED\nKEY_USE_BEGUN: KEY_USE_BEGUN\nMAIL_OPENED: MAIL_OPENED\nRESTORED: RESTORED';
COMMENT ON TABLE "audit_entry" IS 'One line: when, what, by whom, about what, from which network. Never a password, an address, a word of a mail.';
CREATE TABLE "authorisation" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "state_hash" VARCHAR(64) NOT NULL UNIQUE,
    "sealed_verifier" TEXT NOT NULL,
    "provider" VARCHAR(10) NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "return_to" TEXT,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "mailbox_id" BIGINT REFERENCES "mailbox" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "authorisation_user" ON "authorisation" ("user_id");
CREATE INDEX "authorisation_mailbox" ON "authorisation" ("mailbox_id");
COMMENT ON TABLE "authorisation" IS '`state` is known to the browser alone; here stands its hash, and the verifier that belongs to it, sealed.';
CREATE TABLE "blob" (
    "sha256" VARCHAR(64) NOT NULL  PRIMARY KEY,
    "size" INT NOT NULL,
    "content" BYTEA,
    "stored_at" TIMESTAMPTZ NOT NULL,
    "place" VARCHAR(8) NOT NULL
);
CREATE INDEX "blob_stored_at" ON "blob" ("stored_at");
CREATE INDEX "blob_place" ON "blob" ("place", "stored_at");
COMMENT ON COLUMN "blob"."place" IS 'DATABASE: DATABASE\nBOTH: BOTH\nSTORE: STORE';
CREATE TABLE "cursor" (
    "name" VARCHAR(40) NOT NULL  PRIMARY KEY,
    "position" BIGINT NOT NULL
);
CREATE TABLE "customer_document" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "state" VARCHAR(10) NOT NULL,
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
    "overdue" BOOL NOT NULL,
    "overdue_from" TIMESTAMPTZ,
    "customer_id" BIGINT NOT NULL REFERENCES "customer" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_customer_do_source_59b34b" UNIQUE ("source", "external_id")
);
CREATE INDEX "customer_document_customer" ON "customer_document" ("customer_id", "kind", "issued_on", "id");
CREATE INDEX "customer_document_overdue" ON "customer_document" ("overdue", "overdue_from");
COMMENT ON COLUMN "customer_document"."kind" IS 'INVOICE: INVOICE\nRECEIVABLE: RECEIVABLE\nSERVICE_ORDER: SERVICE_ORDER\nSERVICE_INVOICE: SERVICE_INVOICE';
COMMENT ON COLUMN "customer_document"."state" IS 'OPEN: OPEN\nSETTLED: SETTLED\nCANCELLED: CANCELLED';
CREATE TABLE "blob_departure" (
    "sha256" VARCHAR(64) NOT NULL  PRIMARY KEY,
    "since" TIMESTAMPTZ NOT NULL,
    "taken_at" TIMESTAMPTZ
);
CREATE INDEX "blob_departure_since" ON "blob_departure" ("since");
COMMENT ON TABLE "blob_departure" IS 'An object of the store that no row names any more, from when on; deleted there a while later (`depart`).';
CREATE TABLE "digest" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "day" DATE NOT NULL,
    "tries" INT NOT NULL,
    "next_attempt_at" TIMESTAMPTZ NOT NULL,
    "handed_over_at" TIMESTAMPTZ,
    "settled_at" TIMESTAMPTZ,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_digest_user_id_cb3147" UNIQUE ("user_id", "day")
);
CREATE INDEX "digest_user" ON "digest" ("user_id");
CREATE INDEX "digest_day" ON "digest" ("day");
COMMENT ON TABLE "digest" IS 'One person''s day, told or to be told.';
CREATE TABLE "job" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "terms" JSONB NOT NULL,
    "place" JSONB NOT NULL,
    "done" INT NOT NULL,
    "total" INT,
    "problem" VARCHAR(40),
    "failures" INT NOT NULL,
    "started_at" TIMESTAMPTZ,
    "ended_at" TIMESTAMPTZ,
    "told_at" TIMESTAMPTZ,
    "next_attempt_at" TIMESTAMPTZ NOT NULL,
    "leased_until" TIMESTAMPTZ,
    "lease_holder" VARCHAR(64),
    "begun_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "mailbox_id" BIGINT REFERENCES "mailbox" ("id") ON DELETE RESTRICT
);
CREATE INDEX "job_begun_by" ON "job" ("begun_by_id");
CREATE INDEX "job_mailbox" ON "job" ("mailbox_id");
CREATE INDEX "job_due" ON "job" ("state", "next_attempt_at");
COMMENT ON COLUMN "job"."kind" IS 'MAIL_HISTORY: MAIL_HISTORY\nIMPORT: IMPORT\nIMPORT_UNDO: IMPORT_UNDO\nEXPORT: EXPORT\nSUBJECTS_ARCHIVE: SUBJECTS_ARCHIVE\nSUBJECTS_RESTORE: SUBJECTS_RESTORE\nSUBJECTS_DELETE: SUBJECTS_DELETE\nSUBJECTS_MOVE: SUBJECTS_MOVE\nSUBJECTS_ASSIGN: SUBJECTS_ASSIGN\nSUBJECTS_TRANSFER: SUBJECTS_TRANSFER\nSUBJECTS_MARK: SUBJECTS_MARK';
COMMENT ON COLUMN "job"."state" IS 'QUEUED: QUEUED\nRUNNING: RUNNING\nDONE: DONE\nFAILED: FAILED\nCANCELLED: CANCELLED';
COMMENT ON TABLE "job" IS '`terms`: what was asked for. `place`: where it stands, for whoever goes on with it. `total`: null until known.';
CREATE TABLE "export_part" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "number" INT NOT NULL,
    "size" INT NOT NULL,
    "content" BYTEA NOT NULL,
    "job_id" BIGINT NOT NULL REFERENCES "job" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_export_part_job_id_153462" UNIQUE ("job_id", "number")
);
COMMENT ON TABLE "export_part" IS 'A stretch of the file, in UTF-8; `number` counts from 0, which has the header.';
CREATE TABLE "file" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "media_type" VARCHAR(200) NOT NULL,
    "declared_type" VARCHAR(200),
    "size" INT NOT NULL,
    "content_id" VARCHAR(255),
    "inline" BOOL NOT NULL,
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
COMMENT ON TABLE "file" IS 'One file of one message, subject, customer, note or job, or an upload that nothing has yet.';
CREATE TABLE "import_row" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "line" INT NOT NULL,
    "outcome" VARCHAR(10) NOT NULL,
    "customer_id" BIGINT,
    "subject_id" BIGINT,
    "new_customer" BOOL NOT NULL,
    "problem" JSONB,
    "cells" JSONB,
    "before" JSONB,
    "at" TIMESTAMPTZ NOT NULL,
    "job_id" BIGINT NOT NULL REFERENCES "job" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_import_row_job_id_e47931" UNIQUE ("job_id", "line")
);
CREATE INDEX "import_row_outcome" ON "import_row" ("job_id", "outcome");
COMMENT ON COLUMN "import_row"."outcome" IS 'CREATED: CREATED\nUPDATED: UPDATED\nSKIPPED: SKIPPED\nFAILED: FAILED\nUNDONE: UNDONE\nKEPT: KEPT';
COMMENT ON TABLE "import_row" IS 'Ids without foreign keys: what was imported may go before the import is forgotten.';
CREATE TABLE "lease" (
    "name" VARCHAR(40) NOT NULL  PRIMARY KEY,
    "fence" BIGINT NOT NULL,
    "holder" VARCHAR(120),
    "until" TIMESTAMPTZ
);
COMMENT ON TABLE "lease" IS 'One thing that only one process does at a time. `now` is the database''s clock: the holders'' may differ.';
CREATE TABLE "meeting" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "uid" VARCHAR(255) NOT NULL,
    "sequence" INT NOT NULL,
    "summary" VARCHAR(500),
    "location" VARCHAR(500),
    "organiser" VARCHAR(254),
    "starts_at" TIMESTAMPTZ,
    "ends_at" TIMESTAMPTZ,
    "all_day" BOOL NOT NULL,
    "cancelled" BOOL NOT NULL,
    "recurrence" VARCHAR(200),
    "answers" JSONB NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_meeting_subject_171933" UNIQUE ("subject_id", "uid")
);
CREATE INDEX "meeting_uid" ON "meeting" ("uid");
CREATE INDEX "meeting_message" ON "meeting" ("message_id");
COMMENT ON TABLE "meeting" IS 'One meeting of a subject, by the UID of its calendar; what comes later with a higher SEQUENCE replaces it.';
CREATE TABLE "merge" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "lost_id" BIGINT NOT NULL,
    "undone_at" TIMESTAMPTZ,
    "moved" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "customer_id" BIGINT REFERENCES "customer" ("id") ON DELETE CASCADE,
    "merged_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "subject_id" BIGINT REFERENCES "subject" ("id") ON DELETE CASCADE
);
CREATE INDEX "merge_subject" ON "merge" ("subject_id", "id");
CREATE INDEX "merge_customer" ON "merge" ("customer_id", "id");
CREATE INDEX "merge_merged_by" ON "merge" ("merged_by_id");
CREATE INDEX "merge_created_at" ON "merge" ("created_at");
COMMENT ON TABLE "merge" IS '`lost_id`: the tombstone''s. `changes`: what the survivor was given, for as long as it can be undone.';
CREATE TABLE "message_bounce" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "kind" VARCHAR(10) NOT NULL,
    "code" VARCHAR(20) NOT NULL,
    "diagnostic" VARCHAR(500) NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE
);
CREATE INDEX "message_bounce_message" ON "message_bounce" ("message_id", "id");
CREATE INDEX "message_bounce_address" ON "message_bounce" ("address", "at");
COMMENT ON COLUMN "message_bounce"."kind" IS 'FAILED: FAILED\nDELAYED: DELAYED';
COMMENT ON TABLE "message_bounce" IS 'A report that a message did not reach one of its recipients, or not yet.';
CREATE TABLE "message_template" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL UNIQUE,
    "subject_line" VARCHAR(300),
    "text" TEXT NOT NULL,
    "html" TEXT,
    "locale" VARCHAR(10),
    "channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE CASCADE
);
CREATE INDEX "message_template_channel" ON "message_template" ("channel_id");
CREATE TABLE "numbering" (
    "series" VARCHAR(20) NOT NULL  PRIMARY KEY,
    "given" BIGINT NOT NULL
);
COMMENT ON TABLE "numbering" IS 'The last number that a series has given. What is refused or undone gives its number back with its transaction.';
CREATE TABLE "message_other_id" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "other_id" VARCHAR(998) NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_message_oth_message_8ba012" UNIQUE ("message_id", "other_id")
);
CREATE INDEX "message_other_id_other" ON "message_other_id" ("other_id");
COMMENT ON TABLE "message_other_id" IS 'A Message-ID that a provider gave to a message of ours on the way: answers name this one.';
CREATE TABLE "password_reset" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "token_hash" VARCHAR(64)  UNIQUE,
    "asked_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "tries" INT NOT NULL,
    "sent_at" TIMESTAMPTZ,
    "used_at" TIMESTAMPTZ,
    "user_id" BIGINT REFERENCES "user_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "password_reset_user" ON "password_reset" ("user_id");
CREATE INDEX "password_reset_sent" ON "password_reset" ("sent_at", "expires_at");
COMMENT ON TABLE "password_reset" IS 'One time that somebody asked for, or an administrator made, a way to set a new password.';
CREATE TABLE "possible_thread" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "joined_at" TIMESTAMPTZ,
    "moved" JSONB NOT NULL,
    "joined_by_id" BIGINT REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    "thread_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_possible_th_subject_7f1dae" UNIQUE ("subject_id", "thread_id")
);
CREATE INDEX "possible_thread_thread" ON "possible_thread" ("thread_id");
CREATE INDEX "possible_thread_message" ON "possible_thread" ("message_id");
CREATE INDEX "possible_thread_joined_by" ON "possible_thread" ("joined_by_id");
COMMENT ON TABLE "possible_thread" IS 'That a subject, which a mail began, may belong to an older one, `thread`. A person joins them, and parts them.';
CREATE TABLE "proposal" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "number" INT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "terms" TEXT,
    "revision" INT NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "valid_until" DATE,
    "expires_at" TIMESTAMPTZ,
    "zone" VARCHAR(64) NOT NULL,
    "sent_at" TIMESTAMPTZ,
    "decided_at" TIMESTAMPTZ,
    "refused_note" TEXT,
    "created_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE SET NULL,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_proposal_number_288896" UNIQUE ("number")
);
CREATE INDEX "proposal_subject" ON "proposal" ("subject_id", "id");
CREATE INDEX "proposal_message" ON "proposal" ("message_id");
CREATE INDEX "proposal_created_by" ON "proposal" ("created_by_id");
CREATE INDEX "proposal_expires_at" ON "proposal" ("state", "expires_at");
CREATE INDEX "proposal_created_at" ON "proposal" ("created_at", "id");
COMMENT ON COLUMN "proposal"."state" IS 'DRAFT: DRAFT\nSENT: SENT\nACCEPTED: ACCEPTED\nREFUSED: REFUSED\nEXPIRED: EXPIRED';
COMMENT ON TABLE "proposal" IS 'An offer with lines, of which a number and a revision are known to the customer.';
CREATE TABLE "sales_order" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "number" INT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "terms" TEXT,
    "state" VARCHAR(10) NOT NULL,
    "confirmed_at" TIMESTAMPTZ,
    "cancelled_at" TIMESTAMPTZ,
    "cancelled_note" TEXT,
    "created_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "proposal_id" BIGINT REFERENCES "proposal" ("id") ON DELETE SET NULL,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_sales_order_number_e8ba79" UNIQUE ("number")
);
CREATE INDEX "sales_order_subject" ON "sales_order" ("subject_id", "id");
CREATE INDEX "sales_order_proposal" ON "sales_order" ("proposal_id");
CREATE INDEX "sales_order_created_by" ON "sales_order" ("created_by_id");
CREATE INDEX "sales_order_state" ON "sales_order" ("state", "id");
CREATE INDEX "sales_order_created_at" ON "sales_order" ("created_at", "id");
COMMENT ON COLUMN "sales_order"."state" IS 'DRAFT: DRAFT\nCONFIRMED: CONFIRMED\nCANCELLED: CANCELLED';
CREATE TABLE "proposal_revision" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "revision" INT NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "valid_until" DATE,
    "currency" VARCHAR(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "terms" TEXT,
    "sent_at" TIMESTAMPTZ,
    "proposal_id" BIGINT NOT NULL REFERENCES "proposal" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_proposal_re_proposa_4ae16b" UNIQUE ("proposal_id", "revision")
);
COMMENT ON COLUMN "proposal_revision"."state" IS 'DRAFT: DRAFT\nSENT: SENT\nACCEPTED: ACCEPTED\nREFUSED: REFUSED\nEXPIRED: EXPIRED';
COMMENT ON TABLE "proposal_revision" IS 'An earlier revision as it was sent, with its lines.';
CREATE TABLE "saved_view" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "shared" BOOL NOT NULL,
    "layout" VARCHAR(10) NOT NULL,
    "terms" JSONB NOT NULL,
    "order_field" VARCHAR(30),
    "order_direction" VARCHAR(4),
    "owner_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
CREATE INDEX "saved_view_owner" ON "saved_view" ("owner_id", "name");
COMMENT ON COLUMN "saved_view"."layout" IS 'BOARD: BOARD\nLIST: LIST';
CREATE TABLE "stage_play" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "place" INT NOT NULL,
    "stage_id" BIGINT NOT NULL REFERENCES "stage" ("id") ON DELETE CASCADE,
    "type_id" BIGINT NOT NULL REFERENCES "activity_type" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_stage_play_stage_i_c262b5" UNIQUE ("stage_id", "type_id")
);
CREATE INDEX "stage_play_type" ON "stage_play" ("type_id");
COMMENT ON TABLE "stage_play" IS 'That a stage recommends a kind of activity: its playbook.';
CREATE TABLE "standing" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "subject_id" BIGINT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "turn" VARCHAR(8) NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "until" TIMESTAMPTZ NOT NULL,
    "stage_id" BIGINT,
    "outcome" VARCHAR(10) NOT NULL,
    "away" BOOL NOT NULL,
    "channel_id" BIGINT NOT NULL,
    "owner_id" BIGINT,
    "value_minor" BIGINT,
    "value_currency" VARCHAR(3),
    "percent" INT,
    "reason_id" BIGINT,
    "from_stage_id" BIGINT,
    "from_outcome" VARCHAR(10),
    "entered_at" TIMESTAMPTZ NOT NULL,
    "closed_at" TIMESTAMPTZ,
    "stayed" BIGINT,
    "ends" BOOL NOT NULL,
    "undone" BOOL NOT NULL,
    "merged_into_id" BIGINT,
    "erased" BOOL NOT NULL
);
CREATE INDEX "standing_subject" ON "standing" ("subject_id", "id");
CREATE INDEX "standing_until" ON "standing" ("until", "since");
CREATE INDEX "standing_since" ON "standing" ("since", "turn");
CREATE INDEX "standing_merged_into" ON "standing" ("merged_into_id");
COMMENT ON COLUMN "standing"."turn" IS 'BEGUN: BEGUN\nMOVED: MOVED\nEDITED: EDITED\nPUT_AWAY: PUT_AWAY\nBACK: BACK';
COMMENT ON COLUMN "standing"."outcome" IS 'OPEN: OPEN\nWON: WON\nLOST: LOST\nCLOSED: CLOSED';
COMMENT ON COLUMN "standing"."from_outcome" IS 'OPEN: OPEN\nWON: WON\nLOST: LOST\nCLOSED: CLOSED';
COMMENT ON TABLE "standing" IS 'Plain ids: it outlives its subject, its stage and its channel, so that the past does not change.';
CREATE TABLE "subject_assignee" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "since" TIMESTAMPTZ NOT NULL,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_subject_ass_subject_9b1d1b" UNIQUE ("subject_id", "user_id")
);
CREATE INDEX "subject_assignee_user" ON "subject_assignee" ("user_id", "subject_id");
COMMENT ON TABLE "subject_assignee" IS 'That somebody has, or had, an activity on a subject: they keep seeing it (DESIGN §9).';
CREATE TABLE "suggestion" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "rule" VARCHAR(15) NOT NULL,
    "occasion" VARCHAR(120) NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "due_on" DATE NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "reasons" JSONB NOT NULL,
    "counted" INT,
    "decided_at" TIMESTAMPTZ,
    "dismiss_reason" TEXT,
    "activity_id" BIGINT REFERENCES "activity" ("id") ON DELETE SET NULL,
    "assignee_id" BIGINT REFERENCES "user_account" ("id") ON DELETE SET NULL,
    "decided_by_id" BIGINT REFERENCES "user_account" ("id") ON DELETE SET NULL,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE,
    "type_id" BIGINT NOT NULL REFERENCES "activity_type" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_suggestion_subject_274569" UNIQUE ("subject_id", "occasion", "type_id")
);
CREATE INDEX "suggestion_subject" ON "suggestion" ("subject_id", "state");
CREATE INDEX "suggestion_assignee" ON "suggestion" ("assignee_id", "state", "score");
CREATE INDEX "suggestion_type" ON "suggestion" ("type_id");
CREATE INDEX "suggestion_decided_by" ON "suggestion" ("decided_by_id");
CREATE INDEX "suggestion_activity" ON "suggestion" ("activity_id");
CREATE INDEX "suggestion_state" ON "suggestion" ("state", "score", "id");
CREATE INDEX "suggestion_created_at" ON "suggestion" ("created_at");
COMMENT ON COLUMN "suggestion"."rule" IS 'REPLY: REPLY\nBOUNCE: BOUNCE\nREOPEN: REOPEN\nMEETING: MEETING\nAFTER_ABSENCE: AFTER_ABSENCE\nCHAIN: CHAIN\nPLAYBOOK: PLAYBOOK\nREVIVE: REVIVE\nFIRST_STEP: FIRST_STEP\nHABIT: HABIT';
COMMENT ON COLUMN "suggestion"."state" IS 'OPEN: OPEN\nACCEPTED: ACCEPTED\nDISMISSED: DISMISSED\nSTALE: STALE';
COMMENT ON TABLE "suggestion" IS 'One next activity that the software proposes for a subject, and why.';
CREATE TABLE "trade_line" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
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
COMMENT ON TABLE "trade_line" IS 'One line of a proposal as it stands, of an earlier revision, or of an order: of exactly one of these.';
CREATE TABLE "webhook" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INT NOT NULL,
    "url" VARCHAR(2000) NOT NULL,
    "kinds" JSONB NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "phase" VARCHAR(8) NOT NULL,
    "cursor" BIGINT NOT NULL,
    "sending_to" BIGINT,
    "attempts" INT NOT NULL,
    "next_attempt_at" TIMESTAMPTZ,
    "failing_since" TIMESTAMPTZ,
    "last_error" VARCHAR(40),
    "last_status" INT,
    "last_delivered_at" TIMESTAMPTZ,
    "leased_until" TIMESTAMPTZ,
    "owner_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
CREATE INDEX "webhook_owner" ON "webhook" ("owner_id");
COMMENT ON COLUMN "webhook"."phase" IS 'READY: READY\nFAILING: FAILING\nPAUSED: PAUSED';
ALTER TABLE "api_key" ADD COLUMN "last_network" VARCHAR(43);
ALTER TABLE "channel" ADD COLUMN "acknowledgement" TEXT;
ALTER TABLE "channel" ADD COLUMN "acknowledges" BOOL NOT NULL DEFAULT FALSE;
ALTER TABLE "channel" ADD COLUMN "form_senders" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "channel" ADD COLUMN "internal_allowed" BOOL NOT NULL DEFAULT FALSE;
ALTER TABLE "channel" ADD COLUMN "lists_allowed" BOOL NOT NULL DEFAULT FALSE;
ALTER TABLE "channel" ADD COLUMN "owner_rule" VARCHAR(12) NOT NULL DEFAULT 'NONE';
ALTER TABLE "channel" ADD COLUMN "sender_threads" BOOL NOT NULL DEFAULT FALSE;
ALTER TABLE "channel" ADD COLUMN "signature" TEXT;
ALTER TABLE "channel" ADD COLUMN "whatsapp_phone_id" VARCHAR(64);
ALTER TABLE "channel" ADD COLUMN "whatsapp_sealed_token" TEXT;
ALTER TABLE "customer" ADD COLUMN "external_id" VARCHAR(120);
ALTER TABLE "customer" ADD COLUMN "merged_into_id" BIGINT REFERENCES "customer" ("id") ON DELETE SET NULL;
CREATE INDEX "customer_merged_into" ON "customer" ("merged_into_id");
CREATE INDEX "customer_external_id" ON "customer" ("external_id");
ALTER TABLE "customer_email" ADD COLUMN "do_not_email_at" TIMESTAMPTZ;
ALTER TABLE "customer_email" ADD COLUMN "domain" VARCHAR(254);
ALTER TABLE "customer_email" ADD COLUMN "undeliverable_at" TIMESTAMPTZ;
CREATE INDEX "customer_email_domain" ON "customer_email" ("domain");
ALTER TABLE "event" ADD COLUMN "standing" JSONB;
ALTER TABLE "inbound_mail" ADD COLUMN "after" VARCHAR(5);
ALTER TABLE "inbound_mail" ADD COLUMN "decision" JSONB;
CREATE INDEX "inbound_mail_after" ON "inbound_mail" ("mailbox_id", "after");
ALTER TABLE "intake_effect" ADD COLUMN "alias" VARCHAR(254);
ALTER TABLE "intake_effect" ADD COLUMN "answerable" BOOL NOT NULL DEFAULT FALSE;
ALTER TABLE "intake_effect" ADD COLUMN "contact" VARCHAR(254);
CREATE INDEX "intake_effect_contact" ON "intake_effect" ("contact", "at");
ALTER TABLE "invitation" ADD COLUMN "mail_at" TIMESTAMPTZ;
ALTER TABLE "invitation" ADD COLUMN "mail_hash" VARCHAR(64)  UNIQUE;
ALTER TABLE "invitation" ADD COLUMN "mail_tries" INT NOT NULL DEFAULT 0;
CREATE INDEX "invitation_mail_at" ON "invitation" ("mail_at");
ALTER TABLE "mailbox" ADD COLUMN "after_attempt_at" TIMESTAMPTZ;
ALTER TABLE "mailbox" ADD COLUMN "after_error" VARCHAR(40);
ALTER TABLE "mailbox" ADD COLUMN "after_failures" INT NOT NULL DEFAULT 0;
ALTER TABLE "mailbox" ADD COLUMN "after_filing" VARCHAR(8) NOT NULL DEFAULT 'LEAVE';
ALTER TABLE "mailbox" ADD COLUMN "after_target" VARCHAR(255);
ALTER TABLE "mailbox" ADD COLUMN "auth" VARCHAR(10) NOT NULL DEFAULT 'PASSWORD';
ALTER TABLE "mailbox" ADD COLUMN "keeps_sent" BOOL NOT NULL DEFAULT FALSE;
ALTER TABLE "mailbox" ADD COLUMN "sealed_tokens" TEXT;
ALTER TABLE "mailbox" ADD COLUMN "smtp_anonymous" BOOL NOT NULL DEFAULT FALSE;
ALTER TABLE "mailbox" ADD COLUMN "smtp_host" VARCHAR(255);
ALTER TABLE "mailbox" ADD COLUMN "smtp_port" INT;
ALTER TABLE "mailbox" ADD COLUMN "smtp_sealed_secret" TEXT;
ALTER TABLE "mailbox" ADD COLUMN "smtp_security" VARCHAR(10);
ALTER TABLE "mailbox" ADD COLUMN "smtp_username" VARCHAR(254);
ALTER TABLE "mailbox" ADD COLUMN "token_holder" VARCHAR(64);
ALTER TABLE "mailbox" ADD COLUMN "token_leased_until" TIMESTAMPTZ;
ALTER TABLE "mailbox" ADD COLUMN "trusted_forwarders" JSONB NOT NULL DEFAULT '[]';
COMMENT ON COLUMN "message"."direction" IS 'IN: IN\nOUT: OUT\nINTERNAL: INTERNAL';
ALTER TABLE "message" ALTER COLUMN "direction" TYPE VARCHAR(8);
COMMENT ON COLUMN "message"."state" IS 'RECEIVED: RECEIVED\nDRAFT: DRAFT\nQUEUED: QUEUED\nSENDING: SENDING\nSENT: SENT\nUNKNOWN: UNKNOWN\nFAILED: FAILED\nBOUNCED: BOUNCED\nOPENED: OPENED';
ALTER TABLE "message" ADD COLUMN "attempts" INT NOT NULL DEFAULT 0;
ALTER TABLE "message" ADD COLUMN "away_until" DATE;
ALTER TABLE "message" ADD COLUMN "bcc" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "message" ADD COLUMN "channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE RESTRICT;
ALTER TABLE "message" ADD COLUMN "created_at" TIMESTAMPTZ;
ALTER TABLE "message" ADD COLUMN "handed_over_at" TIMESTAMPTZ;
ALTER TABLE "message" ADD COLUMN "last_answer" VARCHAR(500);
ALTER TABLE "message" ADD COLUMN "last_error" VARCHAR(40);
ALTER TABLE "message" ADD COLUMN "next_attempt_at" TIMESTAMPTZ;
ALTER TABLE "message" ADD COLUMN "outstanding" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "message" ADD COLUMN "read_at" TIMESTAMPTZ;
ALTER TABLE "message" ADD COLUMN "references" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "message" ADD COLUMN "remote_images" INT NOT NULL DEFAULT 0;
ALTER TABLE "message" ADD COLUMN "sent_at" TIMESTAMPTZ;
ALTER TABLE "message" ADD COLUMN "template" JSONB;
ALTER TABLE "message" ADD COLUMN "updated_at" TIMESTAMPTZ;
ALTER TABLE "message" ADD COLUMN "version" INT NOT NULL DEFAULT 1;
CREATE INDEX "message_direction" ON "message" ("direction", "at");
CREATE INDEX "message_channel" ON "message" ("channel_id");
CREATE INDEX "message_state" ON "message" ("state", "next_attempt_at");
ALTER TABLE "sender_block" ADD COLUMN "channel_id" BIGINT REFERENCES "channel" ("id") ON DELETE SET NULL;
ALTER TABLE "sender_block" ADD COLUMN "created_at" TIMESTAMPTZ;
ALTER TABLE "sender_block" ADD COLUMN "updated_at" TIMESTAMPTZ;
ALTER TABLE "sender_block" ADD COLUMN "version" INT NOT NULL DEFAULT 1;
CREATE INDEX "sender_block_channel" ON "sender_block" ("channel_id");
ALTER TABLE "subject" ADD COLUMN "assignee_ids" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "subject" ADD COLUMN "next_activity_id" BIGINT REFERENCES "activity" ("id") ON DELETE SET NULL;
ALTER TABLE "subject" ADD COLUMN "suggest_at" TIMESTAMPTZ;
CREATE INDEX "subject_next_activity" ON "subject" ("next_activity_id");
CREATE INDEX "subject_activity_state" ON "subject" ("activity_state", "id");
CREATE INDEX "subject_suggest_at" ON "subject" ("suggest_at");
ALTER TABLE "user_account" ADD COLUMN "digest_hour" INT;
ALTER TABLE "user_account" ADD COLUMN "digest_since" TIMESTAMPTZ;
ALTER TABLE "user_account" ADD COLUMN "finance" BOOL NOT NULL DEFAULT FALSE;
ALTER TABLE "workspace" ADD COLUMN "clock_zone" VARCHAR(64);
ALTER TABLE "workspace" ADD COLUMN "hints_elsewhere" BOOL NOT NULL DEFAULT TRUE;
