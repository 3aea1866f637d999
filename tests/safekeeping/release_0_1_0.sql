-- An installation of release 0.1.0 (commit 15a67ce): its demo team, `funil serve --demo`, and three mails to its demo mailbox.
-- Written by sqlite3's iterdump; tests/safekeeping/test_upgrade.py loads it.
BEGIN TRANSACTION;
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
);
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
, "mailbox_id" BIGINT REFERENCES "mailbox" ("id") ON DELETE SET NULL);
INSERT INTO "channel" VALUES(1,'2026-07-25 08:30:02.972218+00:00','2026-11-22 08:30:02.972218+00:00',6,'Brasil','#2f9e44','["brasil@funil.example","vendas@funil.example"]',1,NULL,8,1,NULL,1);
INSERT INTO "channel" VALUES(2,'2026-07-25 08:30:02.972218+00:00','2026-11-22 08:30:02.972218+00:00',4,'Europa','#1971c2','["europa@funil.example"]',1,21,24,1,NULL,1);
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
);
INSERT INTO "customer" VALUES(1,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','CUSTOMER','Laticínios Serra Azul Ltda.','31605305040020','{"city":"Varginha","state":"MG","country":"BR"}','laticinios serra azul ltda. 31605305040020 contato@serraazul.example +5535955506955',1,NULL,3);
INSERT INTO "customer" VALUES(2,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','CUSTOMER','Luciana Prates',NULL,NULL,'luciana prates  luciana.prates@serraazul.example +5535955500968',1,1,3);
INSERT INTO "customer" VALUES(3,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','PROSPECT','Transportadora Norte Sul S.A.','81269539082106','{"city":"Guarulhos","state":"SP","country":"BR"}','transportadora norte sul s.a. 81269539082106 contato@nortesul.example +5511955501929',1,NULL,3);
INSERT INTO "customer" VALUES(4,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','PROSPECT','Rafael Bastos',NULL,NULL,'rafael bastos  rafael.bastos@nortesul.example +5511955509353',1,3,3);
INSERT INTO "customer" VALUES(5,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','PROSPECT','Solar Nordeste Energia','38156350026423','{"city":"Recife","state":"PE","country":"BR"}','solar nordeste energia 38156350026423 contato@solarnordeste.example +5581955505146',1,NULL,3);
INSERT INTO "customer" VALUES(6,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','PROSPECT','Jonas Cavalcanti',NULL,NULL,'jonas cavalcanti  jonas.cavalcanti@solarnordeste.example +5581955507628',1,5,3);
INSERT INTO "customer" VALUES(7,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','CUSTOMER','Construtora Ipê Amarelo','54276255872990','{"city":"Belo Horizonte","state":"MG","country":"BR"}','construtora ipe amarelo 54276255872990 contato@ipeamarelo.example +5531955501934',1,NULL,3);
INSERT INTO "customer" VALUES(8,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','CUSTOMER','Tatiana Moura',NULL,NULL,'tatiana moura  tatiana.moura@ipeamarelo.example +5531955508387',1,7,3);
INSERT INTO "customer" VALUES(9,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','PROSPECT','Rede Vita de Farmácias','47140675836591','{"city":"Curitiba","state":"PR","country":"BR"}','rede vita de farmacias 47140675836591 contato@redevita.example +5541955509501',1,NULL,3);
INSERT INTO "customer" VALUES(10,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','PROSPECT','Cláudio Werneck',NULL,NULL,'claudio werneck  claudio.werneck@redevita.example +5541955507474',1,9,3);
INSERT INTO "customer" VALUES(11,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','LEAD','Açaí do Porto Alimentos','00260735647816','{"city":"Belém","state":"PA","country":"BR"}','acai do porto alimentos 00260735647816 contato@acaidoporto.example +5591955505685',1,NULL,3);
INSERT INTO "customer" VALUES(12,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','PROSPECT','Tear Têxtil Blumenau','04110712380430','{"city":"Blumenau","state":"SC","country":"BR"}','tear textil blumenau 04110712380430 contato@teartextil.example +5547955509002',1,NULL,3);
INSERT INTO "customer" VALUES(13,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','PROSPECT','Ingrid Hoffmann',NULL,NULL,'ingrid hoffmann  ingrid.hoffmann@teartextil.example +5547955504552',1,12,3);
INSERT INTO "customer" VALUES(14,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','PROSPECT','Colégio Colina Verde','88824389112281','{"city":"Niterói","state":"RJ","country":"BR"}','colegio colina verde 88824389112281 contato@colinaverde.example +5521955507945',1,NULL,3);
INSERT INTO "customer" VALUES(15,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','PROSPECT','Prof. Saulo Rezende',NULL,NULL,'prof. saulo rezende  saulo.rezende@colinaverde.example +5521955509652',1,14,3);
INSERT INTO "customer" VALUES(16,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','FORMER','Hotéis da Orla','12156318967470','{"city":"Fortaleza","state":"CE","country":"BR"}','hoteis da orla 12156318967470 contato@hoteisdaorla.example +5585955509163',1,NULL,3);
INSERT INTO "customer" VALUES(17,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','FORMER','Débora Pinheiro',NULL,NULL,'debora pinheiro  debora.pinheiro@hoteisdaorla.example +5585955506428',1,16,3);
INSERT INTO "customer" VALUES(18,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','CUSTOMER','Agropecuária Pampa Largo','33441941615505','{"city":"Santa Maria","state":"RS","country":"BR"}','agropecuaria pampa largo 33441941615505 contato@pampalargo.example +5555955505957',1,NULL,3);
INSERT INTO "customer" VALUES(19,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','PROSPECT','Tejo Logística, Lda.','PT509999990','{"city":"Lisboa","country":"PT"}','tejo logistica, lda. pt509999990 contato@tejologistica.example +351215550417',2,NULL,3);
INSERT INTO "customer" VALUES(20,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','PROSPECT','Rita Vasconcelos',NULL,NULL,'rita vasconcelos  rita.vasconcelos@tejologistica.example +351215551152',2,19,3);
INSERT INTO "customer" VALUES(21,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','CUSTOMER','Rheinwerk Maschinenbau GmbH','DE999999999','{"city":"Düsseldorf","state":"NW","country":"DE"}','rheinwerk maschinenbau gmbh de999999999 contato@rheinwerk-mb.example +49215553407',2,NULL,3);
INSERT INTO "customer" VALUES(22,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','CUSTOMER','Jürgen Thoma',NULL,NULL,'jurgen thoma  jurgen.thoma@rheinwerk-mb.example +49215556164',2,21,3);
INSERT INTO "customer" VALUES(23,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'COMPANY','PROSPECT','Bodegas del Ebro S.L.','ESB99999999','{"city":"Logroño","country":"ES"}','bodegas del ebro s.l. esb99999999 contato@bodegasebro.example +34975552433',2,NULL,3);
INSERT INTO "customer" VALUES(24,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','CUSTOMER','Sônia Maria Lopes','69641494309',NULL,'sonia maria lopes 69641494309 sonia.lopes@correio.example +5511955502361',1,NULL,3);
INSERT INTO "customer" VALUES(25,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','LEAD','Eduardo Farias','13281095186',NULL,'eduardo farias 13281095186 edufarias@correio.example +5562955508899',1,NULL,3);
INSERT INTO "customer" VALUES(26,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'PERSON','LEAD','Yara Guimarães','97260859342',NULL,'yara guimaraes 97260859342 yara@guimaraesarq.example +5571955503650',1,NULL,3);
INSERT INTO "customer" VALUES(27,'2026-11-22 08:30:08.604740+00:00','2026-11-22 08:30:08.604740+00:00',1,'PERSON','LEAD','Eva Lima',NULL,NULL,'eva lima eva@cliente.example',1,NULL,1);
INSERT INTO "customer" VALUES(28,'2026-11-22 08:30:13.560852+00:00','2026-11-22 08:30:13.560852+00:00',1,'PERSON','LEAD','Otto',NULL,NULL,'otto otto@lua.example',1,NULL,1);
CREATE TABLE "customer_email" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "undeliverable" INT NOT NULL,
    "customer_id" BIGINT NOT NULL REFERENCES "customer" ("id") ON DELETE CASCADE
);
INSERT INTO "customer_email" VALUES(1,'contato@serraazul.example',0,1);
INSERT INTO "customer_email" VALUES(2,'luciana.prates@serraazul.example',0,2);
INSERT INTO "customer_email" VALUES(3,'contato@nortesul.example',0,3);
INSERT INTO "customer_email" VALUES(4,'rafael.bastos@nortesul.example',0,4);
INSERT INTO "customer_email" VALUES(5,'contato@solarnordeste.example',0,5);
INSERT INTO "customer_email" VALUES(6,'jonas.cavalcanti@solarnordeste.example',0,6);
INSERT INTO "customer_email" VALUES(7,'contato@ipeamarelo.example',0,7);
INSERT INTO "customer_email" VALUES(8,'tatiana.moura@ipeamarelo.example',0,8);
INSERT INTO "customer_email" VALUES(9,'contato@redevita.example',0,9);
INSERT INTO "customer_email" VALUES(10,'claudio.werneck@redevita.example',0,10);
INSERT INTO "customer_email" VALUES(11,'contato@acaidoporto.example',0,11);
INSERT INTO "customer_email" VALUES(12,'contato@teartextil.example',0,12);
INSERT INTO "customer_email" VALUES(13,'ingrid.hoffmann@teartextil.example',0,13);
INSERT INTO "customer_email" VALUES(14,'contato@colinaverde.example',0,14);
INSERT INTO "customer_email" VALUES(15,'saulo.rezende@colinaverde.example',0,15);
INSERT INTO "customer_email" VALUES(16,'contato@hoteisdaorla.example',0,16);
INSERT INTO "customer_email" VALUES(17,'debora.pinheiro@hoteisdaorla.example',0,17);
INSERT INTO "customer_email" VALUES(18,'contato@pampalargo.example',0,18);
INSERT INTO "customer_email" VALUES(19,'contato@tejologistica.example',0,19);
INSERT INTO "customer_email" VALUES(20,'rita.vasconcelos@tejologistica.example',0,20);
INSERT INTO "customer_email" VALUES(21,'contato@rheinwerk-mb.example',0,21);
INSERT INTO "customer_email" VALUES(22,'jurgen.thoma@rheinwerk-mb.example',0,22);
INSERT INTO "customer_email" VALUES(23,'contato@bodegasebro.example',0,23);
INSERT INTO "customer_email" VALUES(24,'sonia.lopes@correio.example',0,24);
INSERT INTO "customer_email" VALUES(25,'edufarias@correio.example',0,25);
INSERT INTO "customer_email" VALUES(26,'yara@guimaraesarq.example',0,26);
INSERT INTO "customer_email" VALUES(27,'eva@cliente.example',0,27);
INSERT INTO "customer_email" VALUES(28,'otto@lua.example',0,28);
CREATE TABLE "customer_phone" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "customer_id" BIGINT NOT NULL REFERENCES "customer" ("id") ON DELETE CASCADE
);
INSERT INTO "customer_phone" VALUES(1,'+5535955506955',1);
INSERT INTO "customer_phone" VALUES(2,'+5535955500968',2);
INSERT INTO "customer_phone" VALUES(3,'+5511955501929',3);
INSERT INTO "customer_phone" VALUES(4,'+5511955509353',4);
INSERT INTO "customer_phone" VALUES(5,'+5581955505146',5);
INSERT INTO "customer_phone" VALUES(6,'+5581955507628',6);
INSERT INTO "customer_phone" VALUES(7,'+5531955501934',7);
INSERT INTO "customer_phone" VALUES(8,'+5531955508387',8);
INSERT INTO "customer_phone" VALUES(9,'+5541955509501',9);
INSERT INTO "customer_phone" VALUES(10,'+5541955507474',10);
INSERT INTO "customer_phone" VALUES(11,'+5591955505685',11);
INSERT INTO "customer_phone" VALUES(12,'+5547955509002',12);
INSERT INTO "customer_phone" VALUES(13,'+5547955504552',13);
INSERT INTO "customer_phone" VALUES(14,'+5521955507945',14);
INSERT INTO "customer_phone" VALUES(15,'+5521955509652',15);
INSERT INTO "customer_phone" VALUES(16,'+5585955509163',16);
INSERT INTO "customer_phone" VALUES(17,'+5585955506428',17);
INSERT INTO "customer_phone" VALUES(18,'+5555955505957',18);
INSERT INTO "customer_phone" VALUES(19,'+351215550417',19);
INSERT INTO "customer_phone" VALUES(20,'+351215551152',20);
INSERT INTO "customer_phone" VALUES(21,'+49215553407',21);
INSERT INTO "customer_phone" VALUES(22,'+49215556164',22);
INSERT INTO "customer_phone" VALUES(23,'+34975552433',23);
INSERT INTO "customer_phone" VALUES(24,'+5511955502361',24);
INSERT INTO "customer_phone" VALUES(25,'+5562955508899',25);
INSERT INTO "customer_phone" VALUES(26,'+5571955503650',26);
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
);
INSERT INTO "event" VALUES(1,'UserJoined','CHANGE','User',1,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(2,'WorkspaceUpdated','CHANGE','Workspace',1,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(3,'StageCreated','CHANGE','Stage',1,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(4,'StageCreated','CHANGE','Stage',2,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(5,'StageCreated','CHANGE','Stage',3,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(6,'StageCreated','CHANGE','Stage',4,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(7,'StageCreated','CHANGE','Stage',5,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(8,'LostReasonCreated','CHANGE','LostReason',1,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(9,'LostReasonCreated','CHANGE','LostReason',2,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(10,'LostReasonCreated','CHANGE','LostReason',3,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(11,'LostReasonCreated','CHANGE','LostReason',4,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(12,'LostReasonCreated','CHANGE','LostReason',5,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(13,'LostReasonCreated','CHANGE','LostReason',6,NULL,NULL,NULL,1,'2026-11-22 08:30:02.474738+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO "event" VALUES(14,'UserJoined','CHANGE','User',2,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(15,'UserInvited','CHANGE','User',3,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{"role":"MANAGER"}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(16,'UserJoined','CHANGE','User',3,NULL,NULL,NULL,3,'2026-07-25 08:30:02.972218+00:00',2,'["password_hash"]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(17,'UserInvited','CHANGE','User',4,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{"role":"AGENT"}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(18,'UserJoined','CHANGE','User',4,NULL,NULL,NULL,4,'2026-07-25 08:30:02.972218+00:00',2,'["password_hash"]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(19,'UserInvited','CHANGE','User',5,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{"role":"AGENT"}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(20,'UserJoined','CHANGE','User',5,NULL,NULL,NULL,5,'2026-07-25 08:30:02.972218+00:00',2,'["password_hash"]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(21,'UserInvited','CHANGE','User',6,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{"role":"AGENT"}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(22,'UserJoined','CHANGE','User',6,NULL,NULL,NULL,6,'2026-07-25 08:30:02.972218+00:00',2,'["password_hash"]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(23,'UserInvited','CHANGE','User',7,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{"role":"VIEWER"}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(24,'UserJoined','CHANGE','User',7,NULL,NULL,NULL,7,'2026-07-25 08:30:02.972218+00:00',2,'["password_hash"]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(25,'ChannelCreated','CHANGE','Channel',1,NULL,NULL,1,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(26,'ChannelCreated','CHANGE','Channel',2,NULL,NULL,2,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(27,'MemberSet','CHANGE','Channel',1,NULL,NULL,1,2,'2026-07-25 08:30:02.972218+00:00',2,'["members"]','{"user":3,"access":"CHANNEL","leader":true}',NULL,NULL,3,NULL,NULL,0);
INSERT INTO "event" VALUES(28,'MemberSet','CHANGE','Channel',1,NULL,NULL,1,2,'2026-07-25 08:30:02.972218+00:00',3,'["members"]','{"user":4,"access":"CHANNEL","leader":false}',NULL,NULL,4,NULL,NULL,0);
INSERT INTO "event" VALUES(29,'MemberSet','CHANGE','Channel',1,NULL,NULL,1,2,'2026-07-25 08:30:02.972218+00:00',4,'["members"]','{"user":5,"access":"OWN","leader":false}',NULL,NULL,5,NULL,NULL,0);
INSERT INTO "event" VALUES(30,'MemberSet','CHANGE','Channel',2,NULL,NULL,2,2,'2026-07-25 08:30:02.972218+00:00',2,'["members"]','{"user":6,"access":"CHANNEL","leader":true}',NULL,NULL,6,NULL,NULL,0);
INSERT INTO "event" VALUES(31,'MemberSet','CHANGE','Channel',1,NULL,NULL,1,2,'2026-07-25 08:30:02.972218+00:00',5,'["members"]','{"user":7,"access":"CHANNEL","leader":false}',NULL,NULL,7,NULL,NULL,0);
INSERT INTO "event" VALUES(32,'MemberSet','CHANGE','Channel',2,NULL,NULL,2,2,'2026-07-25 08:30:02.972218+00:00',3,'["members"]','{"user":7,"access":"CHANNEL","leader":false}',NULL,NULL,7,NULL,NULL,0);
INSERT INTO "event" VALUES(33,'StageUpdated','CHANGE','Stage',2,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',2,'["rotting_days"]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(34,'StageUpdated','CHANGE','Stage',3,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',2,'["rotting_days"]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(35,'StageUpdated','CHANGE','Stage',4,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',2,'["rotting_days"]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(36,'MarkerCreated','CHANGE','Marker',1,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(37,'MarkerCreated','CHANGE','Marker',2,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(38,'MarkerCreated','CHANGE','Marker',3,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(39,'MarkerCreated','CHANGE','Marker',4,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(40,'MarkerCreated','CHANGE','Marker',5,NULL,NULL,NULL,2,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(41,'CustomerCreated','CHANGE','Customer',1,NULL,1,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(42,'CustomerCreated','CHANGE','Customer',2,NULL,2,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(43,'CustomerCreated','CHANGE','Customer',3,NULL,3,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(44,'CustomerCreated','CHANGE','Customer',4,NULL,4,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(45,'CustomerCreated','CHANGE','Customer',5,NULL,5,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(46,'CustomerCreated','CHANGE','Customer',6,NULL,6,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(47,'CustomerCreated','CHANGE','Customer',7,NULL,7,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(48,'CustomerCreated','CHANGE','Customer',8,NULL,8,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(49,'CustomerCreated','CHANGE','Customer',9,NULL,9,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(50,'CustomerCreated','CHANGE','Customer',10,NULL,10,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(51,'CustomerCreated','CHANGE','Customer',11,NULL,11,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(52,'CustomerCreated','CHANGE','Customer',12,NULL,12,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(53,'CustomerCreated','CHANGE','Customer',13,NULL,13,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(54,'CustomerCreated','CHANGE','Customer',14,NULL,14,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(55,'CustomerCreated','CHANGE','Customer',15,NULL,15,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(56,'CustomerCreated','CHANGE','Customer',16,NULL,16,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(57,'CustomerCreated','CHANGE','Customer',17,NULL,17,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(58,'CustomerCreated','CHANGE','Customer',18,NULL,18,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(59,'CustomerCreated','CHANGE','Customer',19,NULL,19,2,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(60,'CustomerCreated','CHANGE','Customer',20,NULL,20,2,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(61,'CustomerCreated','CHANGE','Customer',21,NULL,21,2,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(62,'CustomerCreated','CHANGE','Customer',22,NULL,22,2,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(63,'CustomerCreated','CHANGE','Customer',23,NULL,23,2,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(64,'CustomerCreated','CHANGE','Customer',24,NULL,24,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(65,'CustomerCreated','CHANGE','Customer',25,NULL,25,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(66,'CustomerCreated','CHANGE','Customer',26,NULL,26,1,3,'2026-07-25 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(67,'SubjectCreated','CHANGE','Subject',1,1,7,1,3,'2026-08-18 19:34:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":3}',NULL,'{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(68,'SubjectMoved','CHANGE','Subject',1,1,7,1,3,'2026-08-26 20:19:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(69,'SubjectCreated','CHANGE','Subject',2,2,17,1,5,'2026-09-01 20:41:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":5}',NULL,'{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(70,'SubjectMoved','CHANGE','Subject',1,1,7,1,3,'2026-09-08 15:21:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(71,'SubjectMoved','CHANGE','Subject',2,2,17,1,5,'2026-09-09 15:32:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(72,'SubjectCreated','CHANGE','Subject',3,3,11,1,3,'2026-09-11 12:25:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(73,'SubjectCreated','CHANGE','Subject',4,4,7,1,3,'2026-09-18 12:21:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":3}',NULL,'{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(74,'SubjectMarked','CHANGE','Subject',4,4,7,1,3,'2026-09-18 12:21:00+00:00',2,'["markers"]','{"added":[5],"removed":[]}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(75,'SubjectMoved','CHANGE','Subject',1,1,7,1,3,'2026-09-21 14:25:00+00:00',4,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":3,"to_stage":4,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(76,'SubjectCreated','CHANGE','Subject',5,5,16,1,4,'2026-09-23 12:04:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(77,'SubjectCreated','CHANGE','Subject',6,6,1,1,4,'2026-09-25 18:56:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(78,'SubjectMarked','CHANGE','Subject',6,6,1,1,4,'2026-09-25 18:56:00+00:00',2,'["markers"]','{"added":[1],"removed":[]}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(79,'SubjectMoved','CHANGE','Subject',4,4,7,1,3,'2026-09-28 19:28:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(80,'SubjectCreated','CHANGE','Subject',7,7,18,1,4,'2026-09-29 18:57:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(81,'SubjectMarked','CHANGE','Subject',7,7,18,1,4,'2026-09-29 18:57:00+00:00',2,'["markers"]','{"added":[4],"removed":[]}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(82,'SubjectMoved','CHANGE','Subject',5,5,16,1,4,'2026-10-01 18:10:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(83,'SubjectCreated','CHANGE','Subject',8,8,19,2,6,'2026-10-02 12:16:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":2,"stage":1,"owner":6}',NULL,'{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(84,'SubjectLost','CHANGE','Subject',2,2,17,1,5,'2026-10-02 13:16:00+00:00',3,'["outcome","closed_at","on_board","lost_reason_id"]','{"stage":2,"reason":4}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(85,'SubjectMoved','CHANGE','Subject',6,6,1,1,4,'2026-10-02 14:42:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(86,'SubjectCreated','CHANGE','Subject',9,9,21,2,6,'2026-10-02 18:09:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":2,"stage":1,"owner":6}',NULL,'{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(87,'SubjectMarked','CHANGE','Subject',9,9,21,2,6,'2026-10-02 18:09:00+00:00',2,'["markers"]','{"added":[3],"removed":[]}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(88,'SubjectWon','CHANGE','Subject',1,1,7,1,3,'2026-10-05 12:53:00+00:00',5,'["outcome","rank","stage_entered_at","closed_at","rotting_days","rotting_from","board_until","stage_id"]','{"from_stage":4,"stage":5}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(89,'SubjectMoved','CHANGE','Subject',7,7,18,1,4,'2026-10-06 16:01:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(90,'SubjectCreated','CHANGE','Subject',10,10,15,1,3,'2026-10-06 19:32:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":3}',NULL,'{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(91,'SubjectMarked','CHANGE','Subject',10,10,15,1,3,'2026-10-06 19:32:00+00:00',2,'["markers"]','{"added":[2],"removed":[]}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(92,'SubjectCreated','CHANGE','Subject',11,11,13,1,5,'2026-10-08 15:44:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":5}',NULL,'{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(93,'SubjectCreated','CHANGE','Subject',12,12,22,2,6,'2026-10-09 14:45:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":2,"stage":1,"owner":6}',NULL,'{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(94,'SubjectMarked','CHANGE','Subject',12,12,22,2,6,'2026-10-09 14:45:00+00:00',2,'["markers"]','{"added":[4],"removed":[]}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(95,'SubjectMoved','CHANGE','Subject',8,8,19,2,6,'2026-10-09 17:35:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(96,'SubjectMoved','CHANGE','Subject',4,4,7,1,3,'2026-10-09 18:21:00+00:00',4,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(97,'SubjectMoved','CHANGE','Subject',9,9,21,2,6,'2026-10-09 20:36:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(98,'SubjectCreated','CHANGE','Subject',13,13,8,1,4,'2026-10-12 14:09:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(99,'SubjectMarked','CHANGE','Subject',13,13,8,1,4,'2026-10-12 14:09:00+00:00',2,'["markers"]','{"added":[1,4],"removed":[]}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(100,'SubjectMoved','CHANGE','Subject',6,6,1,1,4,'2026-10-13 14:45:00+00:00',4,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(101,'SubjectMoved','CHANGE','Subject',10,10,15,1,3,'2026-10-13 19:32:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(102,'SubjectCreated','CHANGE','Subject',14,14,21,2,6,'2026-10-14 12:16:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":2,"stage":1,"owner":6}',NULL,'{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(103,'SubjectMoved','CHANGE','Subject',5,5,16,1,4,'2026-10-14 13:42:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(104,'SubjectMoved','CHANGE','Subject',11,11,13,1,5,'2026-10-15 12:29:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(105,'SubjectCreated','CHANGE','Subject',15,15,12,1,5,'2026-10-15 20:57:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":5}',NULL,'{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(106,'SubjectCreated','CHANGE','Subject',16,16,6,1,5,'2026-10-16 13:05:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":5}',NULL,'{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(107,'SubjectMoved','CHANGE','Subject',13,13,8,1,4,'2026-10-16 13:35:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(108,'SubjectMoved','CHANGE','Subject',12,12,22,2,6,'2026-10-16 14:16:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(109,'NoteAdded','CHANGE','Subject',13,13,8,1,4,'2026-10-16 17:43:00+00:00',4,'["last_interaction_at","last_interaction_kind","idle_from"]','{"note":1}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(110,'SubjectMoved','CHANGE','Subject',14,14,21,2,6,'2026-10-19 12:01:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(111,'SubjectMoved','CHANGE','Subject',7,7,18,1,4,'2026-10-20 16:05:00+00:00',4,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(112,'SubjectCreated','CHANGE','Subject',17,17,13,1,5,'2026-10-20 19:42:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":5}',NULL,'{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(113,'SubjectMarked','CHANGE','Subject',17,17,13,1,5,'2026-10-20 19:42:00+00:00',2,'["markers"]','{"added":[5],"removed":[]}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(114,'SubjectMoved','CHANGE','Subject',8,8,19,2,6,'2026-10-22 15:02:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(115,'SubjectMoved','CHANGE','Subject',15,15,12,1,5,'2026-10-22 19:08:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(116,'SubjectArchived','CHANGE','Subject',2,2,17,1,5,'2026-10-23 14:25:00+00:00',4,'["archived_at"]','{}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(117,'SubjectMoved','CHANGE','Subject',17,17,13,1,5,'2026-10-23 14:35:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(118,'SubjectCreated','CHANGE','Subject',18,18,9,1,5,'2026-10-23 16:02:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":5}',NULL,'{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(119,'SubjectMoved','CHANGE','Subject',16,16,6,1,5,'2026-10-23 16:02:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(120,'SubjectCreated','CHANGE','Subject',19,19,24,1,4,'2026-10-23 16:40:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(121,'SubjectMoved','CHANGE','Subject',9,9,21,2,6,'2026-10-23 17:05:00+00:00',4,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(122,'SubjectCreated','CHANGE','Subject',20,20,6,1,3,'2026-10-23 18:53:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(123,'SubjectMoved','CHANGE','Subject',14,14,21,2,6,'2026-10-23 20:12:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(124,'SubjectAssigned','CHANGE','Subject',20,20,6,1,3,'2026-10-26 12:58:00+00:00',2,'["assigned_at","owner_id"]','{"from_owner":null,"to_owner":4}','{"channel":1,"owner":null,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(125,'SubjectCreated','CHANGE','Subject',21,21,17,1,3,'2026-10-27 13:14:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(126,'SubjectMoved','CHANGE','Subject',4,4,7,1,3,'2026-10-27 16:32:00+00:00',5,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":3,"to_stage":4,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(127,'NoteAdded','CHANGE','Subject',4,4,7,1,3,'2026-10-27 16:35:00+00:00',6,'["last_interaction_at","last_interaction_kind","idle_from"]','{"note":2}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(128,'SubjectMoved','CHANGE','Subject',19,19,24,1,4,'2026-10-27 20:48:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(129,'SubjectMoved','CHANGE','Subject',18,18,9,1,5,'2026-10-28 20:28:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(130,'SubjectMoved','CHANGE','Subject',15,15,12,1,5,'2026-10-29 13:25:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(131,'SubjectCreated','CHANGE','Subject',22,22,2,1,4,'2026-10-29 19:25:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(132,'SubjectMarked','CHANGE','Subject',22,22,2,1,4,'2026-10-29 19:25:00+00:00',2,'["markers"]','{"added":[1,4],"removed":[]}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(133,'NoteAdded','CHANGE','Subject',17,17,13,1,5,'2026-10-30 14:01:00+00:00',4,'["last_interaction_at","last_interaction_kind","idle_from"]','{"note":3}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(134,'SubjectArchived','CHANGE','Subject',3,3,11,1,3,'2026-10-30 16:19:00+00:00',2,'["archived_at","on_board"]','{}','{"channel":1,"owner":null,"assignees":[]}','{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(135,'SubjectMoved','CHANGE','Subject',19,19,24,1,4,'2026-10-30 16:28:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(136,'SubjectCreated','CHANGE','Subject',23,23,2,1,5,'2026-10-30 16:39:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":5}',NULL,'{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(137,'SubjectMarked','CHANGE','Subject',23,23,2,1,5,'2026-10-30 16:39:00+00:00',2,'["markers"]','{"added":[3],"removed":[]}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(138,'SubjectMoved','CHANGE','Subject',16,16,6,1,5,'2026-10-30 16:48:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(139,'SubjectMoved','CHANGE','Subject',14,14,21,2,6,'2026-10-30 19:15:00+00:00',4,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":3,"to_stage":4,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(140,'SubjectCreated','CHANGE','Subject',24,24,20,2,6,'2026-10-30 20:32:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":2,"stage":1,"owner":6}',NULL,'{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(141,'SubjectMarked','CHANGE','Subject',24,24,20,2,6,'2026-10-30 20:32:00+00:00',2,'["markers"]','{"added":[1],"removed":[]}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(142,'SubjectMoved','CHANGE','Subject',10,10,15,1,3,'2026-10-30 20:56:00+00:00',4,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(143,'SubjectLost','CHANGE','Subject',11,11,13,1,5,'2026-11-02 14:17:00+00:00',3,'["outcome","closed_at","on_board","lost_reason_id"]','{"stage":2,"reason":1}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(144,'SubjectCreated','CHANGE','Subject',25,25,3,1,4,'2026-11-02 19:20:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(145,'SubjectMarked','CHANGE','Subject',25,25,3,1,4,'2026-11-02 19:20:00+00:00',2,'["markers"]','{"added":[3],"removed":[]}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(146,'SubjectMoved','CHANGE','Subject',20,20,6,1,4,'2026-11-02 19:42:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(147,'SubjectMoved','CHANGE','Subject',23,23,2,1,5,'2026-11-03 12:33:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(148,'SubjectCreated','CHANGE','Subject',26,26,3,1,3,'2026-11-03 15:01:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":3}',NULL,'{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(149,'SubjectMoved','CHANGE','Subject',22,22,2,1,4,'2026-11-04 14:10:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(150,'NoteAdded','CHANGE','Subject',22,22,2,1,4,'2026-11-04 14:13:00+00:00',4,'["last_interaction_at","last_interaction_kind","idle_from"]','{"note":4}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(151,'SubjectMoved','CHANGE','Subject',7,7,18,1,4,'2026-11-04 15:04:00+00:00',5,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":3,"to_stage":4,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(152,'SubjectMoved','CHANGE','Subject',18,18,9,1,5,'2026-11-05 12:48:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(153,'SubjectCreated','CHANGE','Subject',27,27,23,2,6,'2026-11-05 13:51:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":2,"stage":1,"owner":6}',NULL,'{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(154,'SubjectCreated','CHANGE','Subject',28,28,14,1,4,'2026-11-06 12:21:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(155,'SubjectMoved','CHANGE','Subject',23,23,2,1,5,'2026-11-06 13:10:00+00:00',4,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(156,'SubjectCreated','CHANGE','Subject',29,29,14,1,3,'2026-11-06 13:33:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(157,'SubjectWon','CHANGE','Subject',19,19,24,1,4,'2026-11-06 14:17:00+00:00',4,'["outcome","rank","stage_entered_at","closed_at","rotting_days","rotting_from","board_until","stage_id"]','{"from_stage":3,"stage":5}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(158,'SubjectMoved','CHANGE','Subject',24,24,20,2,6,'2026-11-06 19:49:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(159,'SubjectMoved','CHANGE','Subject',25,25,3,1,4,'2026-11-06 20:38:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(160,'SubjectLost','CHANGE','Subject',5,5,16,1,4,'2026-11-06 20:42:00+00:00',4,'["outcome","closed_at","on_board","lost_reason_id"]','{"stage":3,"reason":2}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(161,'SubjectMoved','CHANGE','Subject',12,12,22,2,6,'2026-11-09 19:14:00+00:00',4,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(162,'SubjectCreated','CHANGE','Subject',30,30,10,1,5,'2026-11-09 20:26:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":5}',NULL,'{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(163,'SubjectWon','CHANGE','Subject',14,14,21,2,6,'2026-11-10 13:42:00+00:00',5,'["outcome","rank","stage_entered_at","closed_at","rotting_days","rotting_from","board_until","stage_id"]','{"from_stage":4,"stage":5}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(164,'SubjectCreated','CHANGE','Subject',31,31,18,1,3,'2026-11-10 19:39:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(165,'SubjectMarked','CHANGE','Subject',31,31,18,1,3,'2026-11-10 19:39:00+00:00',2,'["markers"]','{"added":[3],"removed":[]}','{"channel":1,"owner":null,"assignees":[]}','{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(166,'SubjectMoved','CHANGE','Subject',13,13,8,1,4,'2026-11-10 20:35:00+00:00',5,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(167,'NoteAdded','CHANGE','Subject',13,13,8,1,4,'2026-11-10 20:38:00+00:00',6,'["last_interaction_at","idle_from"]','{"note":5}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(168,'SubjectAssigned','CHANGE','Subject',31,31,18,1,3,'2026-11-11 12:30:00+00:00',3,'["assigned_at","owner_id"]','{"from_owner":null,"to_owner":4}','{"channel":1,"owner":null,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(169,'SubjectMoved','CHANGE','Subject',28,28,14,1,4,'2026-11-11 13:30:00+00:00',2,'["outcome","rank","stage_entered_at","closed_at","board_until","stage_id"]','{"from_stage":1,"to_stage":5,"from_outcome":"OPEN","outcome":"CLOSED","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(170,'SubjectCreated','CHANGE','Subject',32,32,26,1,3,'2026-11-11 15:48:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(171,'SubjectMoved','CHANGE','Subject',6,6,1,1,4,'2026-11-11 20:25:00+00:00',5,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":3,"to_stage":4,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(172,'NoteAdded','CHANGE','Subject',6,6,1,1,4,'2026-11-11 20:28:00+00:00',6,'["last_interaction_at","last_interaction_kind","idle_from"]','{"note":6}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(173,'SubjectLost','CHANGE','Subject',8,8,19,2,6,'2026-11-12 15:22:00+00:00',4,'["outcome","lost_note","closed_at","on_board","lost_reason_id"]','{"stage":3,"reason":6}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(174,'SubjectCreated','CHANGE','Subject',33,33,24,1,4,'2026-11-12 17:04:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(175,'SubjectMoved','CHANGE','Subject',29,29,14,1,4,'2026-11-12 18:55:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(176,'SubjectWon','CHANGE','Subject',23,23,2,1,5,'2026-11-13 12:11:00+00:00',5,'["outcome","rank","stage_entered_at","closed_at","rotting_days","rotting_from","board_until","stage_id"]','{"from_stage":3,"stage":5}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(177,'SubjectMoved','CHANGE','Subject',9,9,21,2,6,'2026-11-13 12:51:00+00:00',5,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":3,"to_stage":4,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(178,'SubjectMoved','CHANGE','Subject',30,30,10,1,5,'2026-11-13 14:34:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(179,'SubjectMoved','CHANGE','Subject',26,26,3,1,3,'2026-11-13 15:18:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(180,'SubjectMoved','CHANGE','Subject',25,25,3,1,4,'2026-11-13 15:44:00+00:00',4,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(181,'SubjectCreated','CHANGE','Subject',34,34,11,1,5,'2026-11-13 17:05:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":5}',NULL,'{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(182,'SubjectMoved','CHANGE','Subject',33,33,24,1,4,'2026-11-13 18:04:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(183,'SubjectCreated','CHANGE','Subject',35,35,4,1,4,'2026-11-13 18:50:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(184,'SubjectCreated','CHANGE','Subject',36,36,19,2,6,'2026-11-13 18:50:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":2,"stage":1,"owner":6}',NULL,'{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(185,'NoteAdded','CHANGE','Subject',24,24,20,2,6,'2026-11-16 12:49:00+00:00',4,'["last_interaction_at","last_interaction_kind","idle_from"]','{"note":7}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(186,'SubjectMoved','CHANGE','Subject',32,32,26,1,3,'2026-11-16 17:16:00+00:00',2,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":1,"to_stage":2,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":null,"assignees":[]}','{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(187,'SubjectCreated','CHANGE','Subject',37,37,9,1,4,'2026-11-16 17:28:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":4}',NULL,'{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(188,'SubjectMarked','CHANGE','Subject',37,37,9,1,4,'2026-11-16 17:28:00+00:00',2,'["markers"]','{"added":[4],"removed":[]}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(189,'SubjectMoved','CHANGE','Subject',16,16,6,1,5,'2026-11-16 18:54:00+00:00',4,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":3,"to_stage":4,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(190,'NoteAdded','CHANGE','Subject',7,7,18,1,4,'2026-11-17 13:29:00+00:00',6,'["last_interaction_at","last_interaction_kind","idle_from"]','{"note":8}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(191,'SubjectWon','CHANGE','Subject',7,7,18,1,4,'2026-11-17 17:35:00+00:00',7,'["outcome","rank","stage_entered_at","closed_at","rotting_days","rotting_from","board_until","stage_id"]','{"from_stage":4,"stage":5}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(192,'SubjectCreated','CHANGE','Subject',38,38,15,1,3,'2026-11-17 17:46:00+00:00',1,'[]','{"kind":"PROSPECT","channel":1,"stage":null,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(193,'NoteAdded','CHANGE','Subject',35,35,4,1,4,'2026-11-17 19:56:00+00:00',2,'["last_interaction_at","last_interaction_kind","idle_from"]','{"note":9}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(194,'SubjectAssigned','CHANGE','Subject',38,38,15,1,3,'2026-11-18 12:50:00+00:00',2,'["assigned_at","owner_id"]','{"from_owner":null,"to_owner":4}','{"channel":1,"owner":null,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(195,'SubjectCreated','CHANGE','Subject',39,39,25,1,5,'2026-11-18 15:21:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":5}',NULL,'{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(196,'NoteAdded','CHANGE','Subject',22,22,2,1,4,'2026-11-18 19:51:00+00:00',5,'["last_interaction_at","idle_from"]','{"note":10}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(197,'SubjectCreated','CHANGE','Subject',40,40,5,1,3,'2026-11-19 13:53:00+00:00',1,'[]','{"kind":"OPPORTUNITY","channel":1,"stage":1,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(198,'SubjectCreated','CHANGE','Subject',41,41,26,1,3,'2026-11-19 15:33:00+00:00',1,'[]','{"kind":"PROSPECT","channel":1,"stage":null,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(199,'SubjectMoved','CHANGE','Subject',33,33,24,1,4,'2026-11-19 16:50:00+00:00',3,'["rank","stage_entered_at","rotting_days","rotting_from","last_open_stage_id","stage_id"]','{"from_stage":2,"to_stage":3,"from_outcome":"OPEN","outcome":"OPEN","reason":null}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(200,'NoteAdded','CHANGE','Subject',13,13,8,1,3,'2026-11-20 12:15:00+00:00',7,'["last_interaction_at","idle_from","last_interaction_by_id"]','{"note":11}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(201,'SubjectCreated','CHANGE','Subject',42,42,11,1,3,'2026-11-20 15:51:00+00:00',1,'[]','{"kind":"PROSPECT","channel":1,"stage":null,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(202,'NoteAdded','CHANGE','Subject',6,6,1,1,4,'2026-11-20 17:05:00+00:00',7,'["last_interaction_at","idle_from"]','{"note":12}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(203,'SubjectCreated','CHANGE','Subject',43,43,NULL,1,3,'2026-11-20 17:40:00+00:00',1,'[]','{"kind":"PROSPECT","channel":1,"stage":null,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(204,'SubjectMarked','CHANGE','Subject',43,43,NULL,1,3,'2026-11-20 17:40:00+00:00',2,'["markers"]','{"added":[1],"removed":[]}','{"channel":1,"owner":null,"assignees":[]}','{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(205,'SubjectCreated','CHANGE','Subject',44,44,23,2,3,'2026-11-20 19:16:00+00:00',1,'[]','{"kind":"PROSPECT","channel":2,"stage":null,"owner":null}',NULL,'{"channel":2,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(206,'SubjectCreated','CHANGE','Subject',45,45,25,1,3,'2026-11-22 07:38:02.972218+00:00',1,'[]','{"kind":"PROSPECT","channel":1,"stage":null,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(207,'NoteAdded','CHANGE','Subject',42,42,11,1,4,'2026-11-22 07:56:02.972218+00:00',2,'["last_interaction_at","last_interaction_kind","idle_from","last_interaction_by_id"]','{"note":13}','{"channel":1,"owner":null,"assignees":[]}','{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(208,'SubjectWentIdle','CLOCK','Subject',4,4,7,1,1,'2026-11-22 08:30:02.972218+00:00',7,'["idle"]','{"days":14}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(209,'SubjectWentIdle','CLOCK','Subject',9,9,21,2,1,'2026-11-22 08:30:02.972218+00:00',6,'["idle"]','{"days":21}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(210,'SubjectWentIdle','CLOCK','Subject',10,10,15,1,1,'2026-11-22 08:30:02.972218+00:00',5,'["idle"]','{"days":14}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(211,'SubjectWentIdle','CLOCK','Subject',12,12,22,2,1,'2026-11-22 08:30:02.972218+00:00',5,'["idle"]','{"days":21}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(212,'SubjectWentIdle','CLOCK','Subject',15,15,12,1,1,'2026-11-22 08:30:02.972218+00:00',4,'["idle"]','{"days":14}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(213,'SubjectWentIdle','CLOCK','Subject',16,16,6,1,1,'2026-11-22 08:30:02.972218+00:00',5,'["idle"]','{"days":14}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(214,'SubjectWentIdle','CLOCK','Subject',17,17,13,1,1,'2026-11-22 08:30:02.972218+00:00',5,'["idle"]','{"days":14}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(215,'SubjectWentIdle','CLOCK','Subject',18,18,9,1,1,'2026-11-22 08:30:02.972218+00:00',4,'["idle"]','{"days":14}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(216,'SubjectWentIdle','CLOCK','Subject',20,20,6,1,1,'2026-11-22 08:30:02.972218+00:00',4,'["idle"]','{"days":14}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(217,'SubjectWentIdle','CLOCK','Subject',21,21,17,1,1,'2026-11-22 08:30:02.972218+00:00',2,'["idle"]','{"days":14}','{"channel":1,"owner":null,"assignees":[]}','{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(218,'SubjectWentIdle','CLOCK','Subject',25,25,3,1,1,'2026-11-22 08:30:02.972218+00:00',5,'["idle"]','{"days":14}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(219,'SubjectWentIdle','CLOCK','Subject',26,26,3,1,1,'2026-11-22 08:30:02.972218+00:00',3,'["idle"]','{"days":14}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(220,'SubjectWentIdle','CLOCK','Subject',29,29,14,1,1,'2026-11-22 08:30:02.972218+00:00',3,'["idle"]','{"days":14}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(221,'SubjectWentRotting','CLOCK','Subject',4,4,7,1,1,'2026-11-22 08:30:02.972218+00:00',8,'["rotting"]','{"days":25}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(222,'SubjectWentRotting','CLOCK','Subject',10,10,15,1,1,'2026-11-22 08:30:02.972218+00:00',6,'["rotting"]','{"days":22}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(223,'SubjectWentRotting','CLOCK','Subject',15,15,12,1,1,'2026-11-22 08:30:02.972218+00:00',5,'["rotting"]','{"days":23}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(224,'SubjectWentRotting','CLOCK','Subject',17,17,13,1,1,'2026-11-22 08:30:02.972218+00:00',6,'["rotting"]','{"days":29}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(225,'SubjectWentRotting','CLOCK','Subject',18,18,9,1,1,'2026-11-22 08:30:02.972218+00:00',5,'["rotting"]','{"days":16}','{"channel":1,"owner":5,"assignees":[]}','{"channel":1,"owner":5,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(226,'SubjectWentRotting','CLOCK','Subject',20,20,6,1,1,'2026-11-22 08:30:02.972218+00:00',5,'["rotting"]','{"days":19}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(227,'SubjectWentRotting','CLOCK','Subject',22,22,2,1,1,'2026-11-22 08:30:02.972218+00:00',6,'["rotting"]','{"days":17}','{"channel":1,"owner":4,"assignees":[]}','{"channel":1,"owner":4,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(228,'SubjectWentRotting','CLOCK','Subject',24,24,20,2,1,'2026-11-22 08:30:02.972218+00:00',5,'["rotting"]','{"days":15}','{"channel":2,"owner":6,"assignees":[]}','{"channel":2,"owner":6,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(229,'SubjectLeftBoard','CLOCK','Subject',1,1,7,1,1,'2026-11-22 08:30:02.972218+00:00',6,'["on_board","board_until"]','{}','{"channel":1,"owner":3,"assignees":[]}','{"channel":1,"owner":3,"assignees":[]}',NULL,NULL,NULL,1);
INSERT INTO "event" VALUES(230,'MailboxConnected','CHANGE','Mailbox',1,NULL,NULL,NULL,2,'2026-11-22 08:30:02.972218+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(231,'ChannelUpdated','CHANGE','Channel',1,NULL,NULL,1,2,'2026-11-22 08:30:02.972218+00:00',6,'["mailbox_id"]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(232,'ChannelUpdated','CHANGE','Channel',2,NULL,NULL,2,2,'2026-11-22 08:30:02.972218+00:00',4,'["mailbox_id"]','{}',NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO "event" VALUES(233,'CustomerCreated','CHANGE','Customer',27,NULL,27,1,1,'2026-11-22 08:30:08.604740+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(234,'SubjectCreated','CHANGE','Subject',46,46,27,1,1,'2026-11-22 08:30:08.604740+00:00',1,'[]','{"kind":"PROSPECT","channel":1,"stage":null,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(235,'MessageReceived','CHANGE','Subject',46,46,27,1,1,'2026-11-22 08:30:08.604740+00:00',1,'[]','{"message":1,"automatic":false}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(236,'MailFiled','AUDIT','InboundMail',1,NULL,NULL,NULL,1,'2026-11-22 08:30:08.604740+00:00',2,'["state","next_attempt_at","fingerprint","from_address","from_name","to","subject_line","preview","auth_verdict","message_id"]','{"state":"FILED"}',NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO "event" VALUES(237,'MessageReceived','CHANGE','Subject',46,46,27,1,1,'2026-11-22 08:30:12.210086+00:00',2,'["last_interaction_at","last_interaction_kind"]','{"message":2,"automatic":false}','{"channel":1,"owner":null,"assignees":[]}','{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(238,'MailFiled','AUDIT','InboundMail',2,NULL,NULL,NULL,1,'2026-11-22 08:30:12.210086+00:00',2,'["state","next_attempt_at","fingerprint","from_address","from_name","to","subject_line","preview","auth_verdict","message_id"]','{"state":"FILED"}',NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO "event" VALUES(239,'CustomerCreated','CHANGE','Customer',28,NULL,28,1,1,'2026-11-22 08:30:13.560852+00:00',1,'[]','{}',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(240,'SubjectCreated','CHANGE','Subject',47,47,28,1,1,'2026-11-22 08:30:13.560852+00:00',1,'[]','{"kind":"PROSPECT","channel":1,"stage":null,"owner":null}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(241,'MessageReceived','CHANGE','Subject',47,47,28,1,1,'2026-11-22 08:30:13.560852+00:00',1,'[]','{"message":3,"automatic":false}',NULL,'{"channel":1,"owner":null,"assignees":[]}',NULL,NULL,NULL,0);
INSERT INTO "event" VALUES(242,'MailFiled','AUDIT','InboundMail',3,NULL,NULL,NULL,1,'2026-11-22 08:30:13.560852+00:00',2,'["state","next_attempt_at","fingerprint","from_address","from_name","to","subject_line","preview","auth_verdict","message_id"]','{"state":"FILED"}',NULL,NULL,NULL,NULL,NULL,1);
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
);
INSERT INTO "inbound_mail" VALUES(1,'2026-11-22 08:30:08.594145+00:00','2026-11-22 08:30:08.604740+00:00',2,319728394,1,'2026-11-22 08:30:08+00:00',746,'FILED',1,NULL,NULL,'cfd85854ce24aab98a50b0e986dbc26fd0a7d3852347a22340506af46092138c','eva@cliente.example','Eva Lima','["brasil@funil.example"]','Orçamento para 40 usuários','Prezados, vi a apresentação de vocês na feira em Joinville. Usamos um ERP próprio e precisamos saber se a integração é por API. Temos 42 usuários e dois centros de distribuição. Podemos marcar uma conversa na quinta à tarde? Abraços, Rogério','PASS','[]',1,1);
INSERT INTO "inbound_mail" VALUES(2,'2026-11-22 08:30:12.192280+00:00','2026-11-22 08:30:12.210086+00:00',2,319728394,2,'2026-11-22 08:30:12+00:00',656,'FILED',1,NULL,NULL,'318fcabcc42f02a2d5d61429149bff0e1e24aef2dbe97d8f377143bf059c3872','eva@cliente.example','Eva Lima','["brasil@funil.example"]','Re: Orçamento para 40 usuários','Oi, obrigado pelo retorno! Faz sentido para nós. Pode mandar a proposta atualizada? Abraço','PASS','[]',1,2);
INSERT INTO "inbound_mail" VALUES(3,'2026-11-22 08:30:13.555588+00:00','2026-11-22 08:30:13.560852+00:00',2,319728394,3,'2026-11-22 08:30:12+00:00',655,'FILED',1,NULL,NULL,'c4270cdd511e94b26e2d3b77792ba32fd4957e25f123adf9db71ce854f56acf4','otto@lua.example','Otto','["vendas@funil.example"]','Demonstração','Bom dia! Temos três padarias em Campinas e queremos trocar o sistema de caixa até o fim do mês. Vocês conseguem mandar um orçamento com implantação e treinamento? Obrigada, Patrícia Nogueira (19) 99123-4455','PASS','[]',1,3);
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
);
INSERT INTO "intake_effect" VALUES(1,'cfd85854ce24aab98a50b0e986dbc26fd0a7d3852347a22340506af46092138c','CREATED','new','{"sender":"eva@cliente.example"}','36',NULL,'[{"row":5,"name":"over caps, unreadable","hit":false,"note":""},{"row":6,"name":"no sender","hit":false,"note":""},{"row":7,"name":"our own mail, loop","hit":false,"note":""},{"row":8,"name":"duplicate","hit":false,"note":""},{"row":10,"name":"Message-ID missing or malformed","hit":false,"note":""},{"row":13,"name":"report about nothing of ours","hit":false,"note":""},{"row":15,"name":"spam","hit":false,"note":""},{"row":17,"name":"auto-reply, vacation","hit":false,"note":""},{"row":21,"name":"newsletter, bulk","hit":false,"note":""},{"row":24,"name":"reply by stored foreign id","hit":false,"note":""},{"row":28,"name":"several channels addressed","hit":false,"note":""},{"row":29,"name":"unknown alias","hit":false,"note":""},{"row":36,"name":"new","hit":true,"note":""}]','2026-11-22 08:30:08.604740+00:00',1,1,1,46);
INSERT INTO "intake_effect" VALUES(2,'318fcabcc42f02a2d5d61429149bff0e1e24aef2dbe97d8f377143bf059c3872','THREADED','references','{"reference":"<179533620832.13863.16671468637826395508@cliente.example>","sender":"eva@cliente.example"}','24','references','[{"row":5,"name":"over caps, unreadable","hit":false,"note":""},{"row":6,"name":"no sender","hit":false,"note":""},{"row":7,"name":"our own mail, loop","hit":false,"note":""},{"row":8,"name":"duplicate","hit":false,"note":""},{"row":10,"name":"Message-ID missing or malformed","hit":false,"note":""},{"row":13,"name":"report about nothing of ours","hit":false,"note":""},{"row":15,"name":"spam","hit":false,"note":""},{"row":17,"name":"auto-reply, vacation","hit":false,"note":""},{"row":21,"name":"newsletter, bulk","hit":false,"note":""},{"row":24,"name":"reply by stored foreign id","hit":true,"note":""}]','2026-11-22 08:30:12.210086+00:00',1,2,2,46);
INSERT INTO "intake_effect" VALUES(3,'c4270cdd511e94b26e2d3b77792ba32fd4957e25f123adf9db71ce854f56acf4','CREATED','new','{"sender":"otto@lua.example"}','36',NULL,'[{"row":5,"name":"over caps, unreadable","hit":false,"note":""},{"row":6,"name":"no sender","hit":false,"note":""},{"row":7,"name":"our own mail, loop","hit":false,"note":""},{"row":8,"name":"duplicate","hit":false,"note":""},{"row":10,"name":"Message-ID missing or malformed","hit":false,"note":""},{"row":13,"name":"report about nothing of ours","hit":false,"note":""},{"row":15,"name":"spam","hit":false,"note":""},{"row":17,"name":"auto-reply, vacation","hit":false,"note":""},{"row":21,"name":"newsletter, bulk","hit":false,"note":""},{"row":24,"name":"reply by stored foreign id","hit":false,"note":""},{"row":28,"name":"several channels addressed","hit":false,"note":""},{"row":29,"name":"unknown alias","hit":false,"note":""},{"row":36,"name":"new","hit":true,"note":""}]','2026-11-22 08:30:13.560852+00:00',1,3,3,47);
CREATE TABLE "invitation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "used_at" TIMESTAMP,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
INSERT INTO "invitation" VALUES(1,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'9fd3378a281912c919b7038cda23d84004a3c44e4afc257f11fa9403fdb8deba','2026-07-28 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',3);
INSERT INTO "invitation" VALUES(2,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'c51498da2573948e97b8a4eab9950ed88c1ddd8a299989cd6d0f3336bab8df08','2026-07-28 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',4);
INSERT INTO "invitation" VALUES(3,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'74f0337c066aeb608a16f61726563c82c9580091612f7209174ac13da3b7713b','2026-07-28 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',5);
INSERT INTO "invitation" VALUES(4,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'27dd6d4e8864c31db774c25503142be31d98b3325c0a02571195c724e8fcc30e','2026-07-28 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',6);
INSERT INTO "invitation" VALUES(5,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'393166cfc19821bcf82e8a2cc6a3b10413a16ea2ddf6cfea9535d4f91553f3b8','2026-07-28 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',7);
CREATE TABLE "lost_reason" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "needs_note" INT NOT NULL
);
INSERT INTO "lost_reason" VALUES(1,'2026-11-22 08:30:02.474738+00:00','2026-11-22 08:30:02.474738+00:00',1,'Preço acima do orçamento',0);
INSERT INTO "lost_reason" VALUES(2,'2026-11-22 08:30:02.474738+00:00','2026-11-22 08:30:02.474738+00:00',1,'Escolheu um concorrente',0);
INSERT INTO "lost_reason" VALUES(3,'2026-11-22 08:30:02.474738+00:00','2026-11-22 08:30:02.474738+00:00',1,'Sem verba neste momento',0);
INSERT INTO "lost_reason" VALUES(4,'2026-11-22 08:30:02.474738+00:00','2026-11-22 08:30:02.474738+00:00',1,'Parou de responder',0);
INSERT INTO "lost_reason" VALUES(5,'2026-11-22 08:30:02.474738+00:00','2026-11-22 08:30:02.474738+00:00',1,'Fora do perfil',0);
INSERT INTO "lost_reason" VALUES(6,'2026-11-22 08:30:02.474738+00:00','2026-11-22 08:30:02.474738+00:00',1,'Outro',1);
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
);
INSERT INTO "mailbox" VALUES(1,'2026-11-22 08:30:02.972218+00:00','2026-11-22 08:30:02.972218+00:00',1,'inbox@funil.example','127.0.0.1',32979,'NONE','demo','v1.201e0d66.2erwnmioqT_vhb1LjRgiCk1qSJp2BcXQF-2aqB--otmMZ-elnvAhcMgsPkV8Jqmhim4=','INBOX',1,'funil.example',319728394,3,0,'{}','READY',NULL,0,'2026-11-22 08:30:32.517570+00:00','2026-11-22 08:30:33.444288+00:00',NULL,NULL,NULL);
CREATE TABLE "marker" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "version" INT NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "color" VARCHAR(7) NOT NULL
);
INSERT INTO "marker" VALUES(1,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'Quente','#e8590c');
INSERT INTO "marker" VALUES(2,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'Licitação','#1971c2');
INSERT INTO "marker" VALUES(3,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'Renovação','#2f9e44');
INSERT INTO "marker" VALUES(4,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'Conta grande','#7048e8');
INSERT INTO "marker" VALUES(5,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'Em risco','#e03131');
CREATE TABLE "membership" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "access" VARCHAR(10) NOT NULL  /* OWN: OWN\nCHANNEL: CHANNEL */,
    "leader" INT NOT NULL,
    "channel_id" BIGINT NOT NULL REFERENCES "channel" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE CASCADE
);
INSERT INTO "membership" VALUES(1,'CHANNEL',1,1,3);
INSERT INTO "membership" VALUES(2,'CHANNEL',0,1,4);
INSERT INTO "membership" VALUES(3,'OWN',0,1,5);
INSERT INTO "membership" VALUES(4,'CHANNEL',1,2,6);
INSERT INTO "membership" VALUES(5,'CHANNEL',0,1,7);
INSERT INTO "membership" VALUES(6,'CHANNEL',0,2,7);
CREATE TABLE "message" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "fingerprint" VARCHAR(64) NOT NULL,
    "message_id" VARCHAR(998) NOT NULL,
    "direction" VARCHAR(3) NOT NULL  /* IN: IN\nOUT: OUT */,
    "medium" VARCHAR(10) NOT NULL  /* EMAIL: EMAIL\nWHATSAPP: WHATSAPP */,
    "state" VARCHAR(10) NOT NULL  /* RECEIVED: RECEIVED\nDRAFT: DRAFT\nQUEUED: QUEUED\nSENDING: SENDING\nSENT: SENT\nUNKNOWN: UNKNOWN\nFAILED: FAILED\nBOUNCED: BOUNCED */,
    "from_address" VARCHAR(254),
    "from_name" VARCHAR(200),
    "to" JSON NOT NULL,
    "cc" JSON NOT NULL,
    "subject_line" TEXT,
    "text" TEXT NOT NULL,
    "new_text" TEXT NOT NULL,
    "html" TEXT,
    "automatic" INT NOT NULL,
    "flags" JSON NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "author_id" BIGINT REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
INSERT INTO "message" VALUES(1,'cfd85854ce24aab98a50b0e986dbc26fd0a7d3852347a22340506af46092138c','<179533620832.13863.16671468637826395508@cliente.example>','IN','EMAIL','RECEIVED','eva@cliente.example','Eva Lima','["brasil@funil.example"]','[]','Orçamento para 40 usuários','Prezados,

vi a apresentação de vocês na feira em Joinville. Usamos um ERP próprio e precisamos
saber se a integração é por API. Temos 42 usuários e dois centros de distribuição.

Podemos marcar uma conversa na quinta à tarde?

Abraços,
Rogério','Prezados,

vi a apresentação de vocês na feira em Joinville. Usamos um ERP próprio e precisamos
saber se a integração é por API. Temos 42 usuários e dois centros de distribuição.

Podemos marcar uma conversa na quinta à tarde?

Abraços,
Rogério',NULL,0,'[]','2026-11-22 08:30:08+00:00',NULL);
INSERT INTO "message" VALUES(2,'318fcabcc42f02a2d5d61429149bff0e1e24aef2dbe97d8f377143bf059c3872','<179533621193.13867.15855008011899724887@cliente.example>','IN','EMAIL','RECEIVED','eva@cliente.example','Eva Lima','["brasil@funil.example"]','[]','Re: Orçamento para 40 usuários','Oi, obrigado pelo retorno!

Faz sentido para nós. Pode mandar a proposta atualizada?

Abraço','Oi, obrigado pelo retorno!

Faz sentido para nós. Pode mandar a proposta atualizada?

Abraço',NULL,0,'[]','2026-11-22 08:30:11+00:00',NULL);
INSERT INTO "message" VALUES(3,'c4270cdd511e94b26e2d3b77792ba32fd4957e25f123adf9db71ce854f56acf4','<179533621241.13870.13065163625623364531@lua.example>','IN','EMAIL','RECEIVED','otto@lua.example','Otto','["vendas@funil.example"]','[]','Demonstração','Bom dia!

Temos três padarias em Campinas e queremos trocar o sistema de caixa até o fim do mês.
Vocês conseguem mandar um orçamento com implantação e treinamento?

Obrigada,
Patrícia Nogueira
(19) 99123-4455','Bom dia!

Temos três padarias em Campinas e queremos trocar o sistema de caixa até o fim do mês.
Vocês conseguem mandar um orçamento com implantação e treinamento?

Obrigada,
Patrícia Nogueira
(19) 99123-4455',NULL,0,'[]','2026-11-22 08:30:12+00:00',NULL);
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
INSERT INTO "note" VALUES(1,'2026-10-16 17:43:00+00:00','2026-10-16 17:43:00+00:00',1,'Visita ao canteiro de Nova Lima com a Tatiana.',NULL,4,NULL,13);
INSERT INTO "note" VALUES(2,'2026-10-27 16:35:00+00:00','2026-10-27 16:35:00+00:00',1,'O concorrente baixou o preço em 12%. Defender pelo suporte 24h.',NULL,3,NULL,4);
INSERT INTO "note" VALUES(3,'2026-10-30 14:01:00+00:00','2026-10-30 14:01:00+00:00',1,'Ingrid saiu de férias; retomar no dia 12.',NULL,5,NULL,17);
INSERT INTO "note" VALUES(4,'2026-11-04 14:13:00+00:00','2026-11-04 14:13:00+00:00',1,'Reunião de 40 min com Luciana. Hoje é tudo em planilha; perdem 2 dias por mês no fechamento.',NULL,4,NULL,22);
INSERT INTO "note" VALUES(5,'2026-11-10 20:38:00+00:00','2026-11-10 20:38:00+00:00',1,'Proposta enviada: 6 canteiros, implantação em 45 dias, pagamento em 3 parcelas.',NULL,4,NULL,13);
INSERT INTO "note" VALUES(6,'2026-11-11 20:28:00+00:00','2026-11-11 20:28:00+00:00',1,'Pedem carência de 60 dias e treinamento para o turno da noite.',NULL,4,NULL,6);
INSERT INTO "note" VALUES(7,'2026-11-16 12:49:00+00:00','2026-11-16 12:49:00+00:00',1,'Rita confirma orçamento aprovado até ao fim do trimestre.',NULL,6,NULL,24);
INSERT INTO "note" VALUES(8,'2026-11-17 13:29:00+00:00','2026-11-17 13:29:00+00:00',1,'Contrato assinado! Implantação em duas semanas.',NULL,4,NULL,7);
INSERT INTO "note" VALUES(9,'2026-11-17 19:56:00+00:00','2026-11-17 19:56:00+00:00',1,'Rafael quer ver o piloto antes de falar de preço. Precisa do aval do diretor de frota.',NULL,4,NULL,35);
INSERT INTO "note" VALUES(10,'2026-11-18 19:51:00+00:00','2026-11-18 19:51:00+00:00',1,'Enviei o questionário técnico.',NULL,4,NULL,22);
INSERT INTO "note" VALUES(11,'2026-11-20 12:15:00+00:00','2026-11-20 12:15:00+00:00',1,'Podemos dar 5% se fecharem este mês.',NULL,3,NULL,13);
INSERT INTO "note" VALUES(12,'2026-11-20 17:05:00+00:00','2026-11-20 17:05:00+00:00',1,'Minuta do contrato com o jurídico deles.',NULL,4,NULL,6);
INSERT INTO "note" VALUES(13,'2026-11-22 07:56:02.972218+00:00','2026-11-22 07:56:02.972218+00:00',1,'Liguei, pediu retorno amanhã depois das 10h.',NULL,4,NULL,42);
CREATE TABLE "note_revision" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "text" TEXT NOT NULL,
    "replaced_at" TIMESTAMP NOT NULL,
    "note_id" BIGINT NOT NULL REFERENCES "note" ("id") ON DELETE CASCADE
);
CREATE TABLE "participant" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "name" VARCHAR(200),
    "added_at" TIMESTAMP NOT NULL,
    "added_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE
);
INSERT INTO "participant" VALUES(1,'contato@ipeamarelo.example','Construtora Ipê Amarelo','2026-08-18 19:34:00+00:00',3,1);
INSERT INTO "participant" VALUES(2,'debora.pinheiro@hoteisdaorla.example','Débora Pinheiro','2026-09-01 20:41:00+00:00',5,2);
INSERT INTO "participant" VALUES(3,'contato@acaidoporto.example','Açaí do Porto Alimentos','2026-09-11 12:25:00+00:00',3,3);
INSERT INTO "participant" VALUES(4,'contato@ipeamarelo.example','Construtora Ipê Amarelo','2026-09-18 12:21:00+00:00',3,4);
INSERT INTO "participant" VALUES(5,'contato@hoteisdaorla.example','Hotéis da Orla','2026-09-23 12:04:00+00:00',4,5);
INSERT INTO "participant" VALUES(6,'contato@serraazul.example','Laticínios Serra Azul Ltda.','2026-09-25 18:56:00+00:00',4,6);
INSERT INTO "participant" VALUES(7,'contato@pampalargo.example','Agropecuária Pampa Largo','2026-09-29 18:57:00+00:00',4,7);
INSERT INTO "participant" VALUES(8,'contato@tejologistica.example','Tejo Logística, Lda.','2026-10-02 12:16:00+00:00',6,8);
INSERT INTO "participant" VALUES(9,'contato@rheinwerk-mb.example','Rheinwerk Maschinenbau GmbH','2026-10-02 18:09:00+00:00',6,9);
INSERT INTO "participant" VALUES(10,'saulo.rezende@colinaverde.example','Prof. Saulo Rezende','2026-10-06 19:32:00+00:00',3,10);
INSERT INTO "participant" VALUES(11,'ingrid.hoffmann@teartextil.example','Ingrid Hoffmann','2026-10-08 15:44:00+00:00',5,11);
INSERT INTO "participant" VALUES(12,'jurgen.thoma@rheinwerk-mb.example','Jürgen Thoma','2026-10-09 14:45:00+00:00',6,12);
INSERT INTO "participant" VALUES(13,'tatiana.moura@ipeamarelo.example','Tatiana Moura','2026-10-12 14:09:00+00:00',4,13);
INSERT INTO "participant" VALUES(14,'contato@rheinwerk-mb.example','Rheinwerk Maschinenbau GmbH','2026-10-14 12:16:00+00:00',6,14);
INSERT INTO "participant" VALUES(15,'contato@teartextil.example','Tear Têxtil Blumenau','2026-10-15 20:57:00+00:00',5,15);
INSERT INTO "participant" VALUES(16,'jonas.cavalcanti@solarnordeste.example','Jonas Cavalcanti','2026-10-16 13:05:00+00:00',5,16);
INSERT INTO "participant" VALUES(17,'ingrid.hoffmann@teartextil.example','Ingrid Hoffmann','2026-10-20 19:42:00+00:00',5,17);
INSERT INTO "participant" VALUES(18,'contato@redevita.example','Rede Vita de Farmácias','2026-10-23 16:02:00+00:00',5,18);
INSERT INTO "participant" VALUES(19,'sonia.lopes@correio.example','Sônia Maria Lopes','2026-10-23 16:40:00+00:00',4,19);
INSERT INTO "participant" VALUES(20,'jonas.cavalcanti@solarnordeste.example','Jonas Cavalcanti','2026-10-23 18:53:00+00:00',3,20);
INSERT INTO "participant" VALUES(21,'debora.pinheiro@hoteisdaorla.example','Débora Pinheiro','2026-10-27 13:14:00+00:00',3,21);
INSERT INTO "participant" VALUES(22,'luciana.prates@serraazul.example','Luciana Prates','2026-10-29 19:25:00+00:00',4,22);
INSERT INTO "participant" VALUES(23,'luciana.prates@serraazul.example','Luciana Prates','2026-10-30 16:39:00+00:00',5,23);
INSERT INTO "participant" VALUES(24,'rita.vasconcelos@tejologistica.example','Rita Vasconcelos','2026-10-30 20:32:00+00:00',6,24);
INSERT INTO "participant" VALUES(25,'contato@nortesul.example','Transportadora Norte Sul S.A.','2026-11-02 19:20:00+00:00',4,25);
INSERT INTO "participant" VALUES(26,'contato@nortesul.example','Transportadora Norte Sul S.A.','2026-11-03 15:01:00+00:00',3,26);
INSERT INTO "participant" VALUES(27,'contato@bodegasebro.example','Bodegas del Ebro S.L.','2026-11-05 13:51:00+00:00',6,27);
INSERT INTO "participant" VALUES(28,'contato@colinaverde.example','Colégio Colina Verde','2026-11-06 12:21:00+00:00',4,28);
INSERT INTO "participant" VALUES(29,'contato@colinaverde.example','Colégio Colina Verde','2026-11-06 13:33:00+00:00',3,29);
INSERT INTO "participant" VALUES(30,'claudio.werneck@redevita.example','Cláudio Werneck','2026-11-09 20:26:00+00:00',5,30);
INSERT INTO "participant" VALUES(31,'contato@pampalargo.example','Agropecuária Pampa Largo','2026-11-10 19:39:00+00:00',3,31);
INSERT INTO "participant" VALUES(32,'yara@guimaraesarq.example','Yara Guimarães','2026-11-11 15:48:00+00:00',3,32);
INSERT INTO "participant" VALUES(33,'sonia.lopes@correio.example','Sônia Maria Lopes','2026-11-12 17:04:00+00:00',4,33);
INSERT INTO "participant" VALUES(34,'contato@acaidoporto.example','Açaí do Porto Alimentos','2026-11-13 17:05:00+00:00',5,34);
INSERT INTO "participant" VALUES(35,'rafael.bastos@nortesul.example','Rafael Bastos','2026-11-13 18:50:00+00:00',4,35);
INSERT INTO "participant" VALUES(36,'contato@tejologistica.example','Tejo Logística, Lda.','2026-11-13 18:50:00+00:00',6,36);
INSERT INTO "participant" VALUES(37,'contato@redevita.example','Rede Vita de Farmácias','2026-11-16 17:28:00+00:00',4,37);
INSERT INTO "participant" VALUES(38,'saulo.rezende@colinaverde.example','Prof. Saulo Rezende','2026-11-17 17:46:00+00:00',3,38);
INSERT INTO "participant" VALUES(39,'edufarias@correio.example','Eduardo Farias','2026-11-18 15:21:00+00:00',5,39);
INSERT INTO "participant" VALUES(40,'contato@solarnordeste.example','Solar Nordeste Energia','2026-11-19 13:53:00+00:00',3,40);
INSERT INTO "participant" VALUES(41,'yara@guimaraesarq.example','Yara Guimarães','2026-11-19 15:33:00+00:00',3,41);
INSERT INTO "participant" VALUES(42,'contato@acaidoporto.example','Açaí do Porto Alimentos','2026-11-20 15:51:00+00:00',3,42);
INSERT INTO "participant" VALUES(43,'contato@bodegasebro.example','Bodegas del Ebro S.L.','2026-11-20 19:16:00+00:00',3,44);
INSERT INTO "participant" VALUES(44,'edufarias@correio.example','Eduardo Farias','2026-11-22 07:38:02.972218+00:00',3,45);
INSERT INTO "participant" VALUES(45,'eva@cliente.example','Eva Lima','2026-11-22 08:30:08.604740+00:00',1,46);
INSERT INTO "participant" VALUES(46,'otto@lua.example','Otto','2026-11-22 08:30:13.560852+00:00',1,47);
CREATE TABLE "raw_mail" (
    "content" BLOB NOT NULL,
    "inbound_id" BIGINT NOT NULL  PRIMARY KEY REFERENCES "inbound_mail" ("id") ON DELETE CASCADE
);
INSERT INTO "raw_mail" VALUES(X'41757468656E7469636174696F6E2D526573756C74733A2066756E696C2E6578616D706C653B20646D6172633D70617373206865616465722E66726F6D3D636C69656E74652E6578616D706C650D0A446174653A2053756E2C203232204E6F7620323032362030383A33303A3038202B303030300D0A4D6573736167652D49443A203C3137393533333632303833322E31333836332E313636373134363836333738323633393535303840636C69656E74652E6578616D706C653E0D0A46726F6D3A20457661204C696D61203C65766140636C69656E74652E6578616D706C653E0D0A546F3A2062726173696C4066756E696C2E6578616D706C650D0A5375626A6563743A203D3F7574662D383F713F4F723D43333D4137616D656E746F5F706172615F34305F7573753D43333D413172696F733F3D0D0A436F6E74656E742D547970653A20746578742F706C61696E3B20636861727365743D227574662D38220D0A436F6E74656E742D5472616E736665722D456E636F64696E673A2071756F7465642D7072696E7461626C650D0A4D494D452D56657273696F6E3A20312E300D0A0D0A5072657A61646F732C0D0A0D0A76692061206170726573656E74613D43333D41373D43333D41336F20646520766F633D43333D414173206E6120666569726120656D204A6F696E76696C6C652E205573616D6F7320756D2045523D0D0A502070723D43333D42337072696F206520707265636973616D6F730D0A7361626572207365206120696E74656772613D43333D41373D43333D41336F203D43333D413920706F72204150492E2054656D6F73203432207573753D43333D413172696F73206520646F69733D0D0A2063656E74726F73206465206469737472696275693D43333D41373D43333D41336F2E0D0A0D0A506F64656D6F73206D617263617220756D6120636F6E7665727361206E61207175696E7461203D43333D41302074617264653F0D0A0D0A416272613D43333D41376F732C0D0A526F673D43333D413972696F0D0A',1);
INSERT INTO "raw_mail" VALUES(X'41757468656E7469636174696F6E2D526573756C74733A2066756E696C2E6578616D706C653B20646D6172633D70617373206865616465722E66726F6D3D636C69656E74652E6578616D706C650D0A446174653A2053756E2C203232204E6F7620323032362030383A33303A3131202B303030300D0A4D6573736167652D49443A203C3137393533333632313139332E31333836372E313538353530303830313138393937323438383740636C69656E74652E6578616D706C653E0D0A46726F6D3A20457661204C696D61203C65766140636C69656E74652E6578616D706C653E0D0A546F3A2062726173696C4066756E696C2E6578616D706C650D0A5375626A6563743A2052653A203D3F7574662D383F713F4F723D43333D4137616D656E746F5F706172615F34305F7573753D43333D413172696F733F3D0D0A496E2D5265706C792D546F3A203C3137393533333632303833322E31333836332E313636373134363836333738323633393535303840636C69656E74652E6578616D706C653E0D0A5265666572656E6365733A203C3137393533333632303833322E31333836332E313636373134363836333738323633393535303840636C69656E74652E6578616D706C653E0D0A436F6E74656E742D547970653A20746578742F706C61696E3B20636861727365743D227574662D38220D0A436F6E74656E742D5472616E736665722D456E636F64696E673A20386269740D0A4D494D452D56657273696F6E3A20312E300D0A0D0A4F692C206F6272696761646F2070656C6F207265746F726E6F210D0A0D0A46617A2073656E7469646F2070617261206EC3B3732E20506F6465206D616E64617220612070726F706F73746120617475616C697A6164613F0D0A0D0A41627261C3A76F0D0A',2);
INSERT INTO "raw_mail" VALUES(X'41757468656E7469636174696F6E2D526573756C74733A2066756E696C2E6578616D706C653B20646D6172633D70617373206865616465722E66726F6D3D6C75612E6578616D706C650D0A446174653A2053756E2C203232204E6F7620323032362030383A33303A3132202B303030300D0A4D6573736167652D49443A203C3137393533333632313234312E31333837302E3133303635313633363235363233333634353331406C75612E6578616D706C653E0D0A46726F6D3A204F74746F203C6F74746F406C75612E6578616D706C653E0D0A546F3A2076656E6461734066756E696C2E6578616D706C650D0A5375626A6563743A203D3F7574662D383F713F44656D6F6E737472613D43333D41373D43333D41336F3F3D0D0A436F6E74656E742D547970653A20746578742F706C61696E3B20636861727365743D227574662D38220D0A436F6E74656E742D5472616E736665722D456E636F64696E673A2071756F7465642D7072696E7461626C650D0A4D494D452D56657273696F6E3A20312E300D0A0D0A426F6D20646961210D0A0D0A54656D6F732074723D43333D41417320706164617269617320656D2043616D70696E617320652071756572656D6F732074726F636172206F2073697374656D612064652063616978612061743D0D0A3D43333D4139206F2066696D20646F206D3D43333D4141732E0D0A566F633D43333D41417320636F6E73656775656D206D616E64617220756D206F723D43333D4137616D656E746F20636F6D20696D706C616E74613D43333D41373D43333D41336F2065207472653D0D0A696E616D656E746F3F0D0A0D0A4F627269676164612C0D0A506174723D43333D4144636961204E6F6775656972610D0A283139292039393132332D343435350D0A',3);
CREATE TABLE "sender_block" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "address" VARCHAR(254) NOT NULL,
    "learned_from" BIGINT,
    "blocked_at" TIMESTAMP NOT NULL,
    "blocked_by_id" BIGINT NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT
);
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
INSERT INTO "stage" VALUES(1,'2026-11-22 08:30:02.474738+00:00','2026-11-22 08:30:02.474738+00:00',1,'Prospecção','OPEN',10,0,0,NULL,NULL);
INSERT INTO "stage" VALUES(2,'2026-11-22 08:30:02.474738+00:00','2026-07-25 08:30:02.972218+00:00',2,'Contato realizado','OPEN',25,1,0,14,NULL);
INSERT INTO "stage" VALUES(3,'2026-11-22 08:30:02.474738+00:00','2026-07-25 08:30:02.972218+00:00',2,'Proposta apresentada','OPEN',50,2,0,15,NULL);
INSERT INTO "stage" VALUES(4,'2026-11-22 08:30:02.474738+00:00','2026-07-25 08:30:02.972218+00:00',2,'Negociação','OPEN',75,3,0,21,NULL);
INSERT INTO "stage" VALUES(5,'2026-11-22 08:30:02.474738+00:00','2026-11-22 08:30:02.474738+00:00',1,'Encerrado','CLOSED',0,4,0,NULL,NULL);
CREATE TABLE "stage_interval" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "stage_id" BIGINT NOT NULL,
    "entered_at" TIMESTAMP NOT NULL,
    "left_at" TIMESTAMP
);
INSERT INTO "stage_interval" VALUES(1,1,1,'2026-08-18 19:34:00+00:00','2026-08-26 20:19:00+00:00');
INSERT INTO "stage_interval" VALUES(2,1,2,'2026-08-26 20:19:00+00:00','2026-09-08 15:21:00+00:00');
INSERT INTO "stage_interval" VALUES(3,2,1,'2026-09-01 20:41:00+00:00','2026-09-09 15:32:00+00:00');
INSERT INTO "stage_interval" VALUES(4,1,3,'2026-09-08 15:21:00+00:00','2026-09-21 14:25:00+00:00');
INSERT INTO "stage_interval" VALUES(5,2,2,'2026-09-09 15:32:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(6,3,1,'2026-09-11 12:25:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(7,4,1,'2026-09-18 12:21:00+00:00','2026-09-28 19:28:00+00:00');
INSERT INTO "stage_interval" VALUES(8,1,4,'2026-09-21 14:25:00+00:00','2026-10-05 12:53:00+00:00');
INSERT INTO "stage_interval" VALUES(9,5,1,'2026-09-23 12:04:00+00:00','2026-10-01 18:10:00+00:00');
INSERT INTO "stage_interval" VALUES(10,6,1,'2026-09-25 18:56:00+00:00','2026-10-02 14:42:00+00:00');
INSERT INTO "stage_interval" VALUES(11,4,2,'2026-09-28 19:28:00+00:00','2026-10-09 18:21:00+00:00');
INSERT INTO "stage_interval" VALUES(12,7,1,'2026-09-29 18:57:00+00:00','2026-10-06 16:01:00+00:00');
INSERT INTO "stage_interval" VALUES(13,5,2,'2026-10-01 18:10:00+00:00','2026-10-14 13:42:00+00:00');
INSERT INTO "stage_interval" VALUES(14,8,1,'2026-10-02 12:16:00+00:00','2026-10-09 17:35:00+00:00');
INSERT INTO "stage_interval" VALUES(15,6,2,'2026-10-02 14:42:00+00:00','2026-10-13 14:45:00+00:00');
INSERT INTO "stage_interval" VALUES(16,9,1,'2026-10-02 18:09:00+00:00','2026-10-09 20:36:00+00:00');
INSERT INTO "stage_interval" VALUES(17,1,5,'2026-10-05 12:53:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(18,7,2,'2026-10-06 16:01:00+00:00','2026-10-20 16:05:00+00:00');
INSERT INTO "stage_interval" VALUES(19,10,1,'2026-10-06 19:32:00+00:00','2026-10-13 19:32:00+00:00');
INSERT INTO "stage_interval" VALUES(20,11,1,'2026-10-08 15:44:00+00:00','2026-10-15 12:29:00+00:00');
INSERT INTO "stage_interval" VALUES(21,12,1,'2026-10-09 14:45:00+00:00','2026-10-16 14:16:00+00:00');
INSERT INTO "stage_interval" VALUES(22,8,2,'2026-10-09 17:35:00+00:00','2026-10-22 15:02:00+00:00');
INSERT INTO "stage_interval" VALUES(23,4,3,'2026-10-09 18:21:00+00:00','2026-10-27 16:32:00+00:00');
INSERT INTO "stage_interval" VALUES(24,9,2,'2026-10-09 20:36:00+00:00','2026-10-23 17:05:00+00:00');
INSERT INTO "stage_interval" VALUES(25,13,1,'2026-10-12 14:09:00+00:00','2026-10-16 13:35:00+00:00');
INSERT INTO "stage_interval" VALUES(26,6,3,'2026-10-13 14:45:00+00:00','2026-11-11 20:25:00+00:00');
INSERT INTO "stage_interval" VALUES(27,10,2,'2026-10-13 19:32:00+00:00','2026-10-30 20:56:00+00:00');
INSERT INTO "stage_interval" VALUES(28,14,1,'2026-10-14 12:16:00+00:00','2026-10-19 12:01:00+00:00');
INSERT INTO "stage_interval" VALUES(29,5,3,'2026-10-14 13:42:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(30,11,2,'2026-10-15 12:29:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(31,15,1,'2026-10-15 20:57:00+00:00','2026-10-22 19:08:00+00:00');
INSERT INTO "stage_interval" VALUES(32,16,1,'2026-10-16 13:05:00+00:00','2026-10-23 16:02:00+00:00');
INSERT INTO "stage_interval" VALUES(33,13,2,'2026-10-16 13:35:00+00:00','2026-11-10 20:35:00+00:00');
INSERT INTO "stage_interval" VALUES(34,12,2,'2026-10-16 14:16:00+00:00','2026-11-09 19:14:00+00:00');
INSERT INTO "stage_interval" VALUES(35,14,2,'2026-10-19 12:01:00+00:00','2026-10-23 20:12:00+00:00');
INSERT INTO "stage_interval" VALUES(36,7,3,'2026-10-20 16:05:00+00:00','2026-11-04 15:04:00+00:00');
INSERT INTO "stage_interval" VALUES(37,17,1,'2026-10-20 19:42:00+00:00','2026-10-23 14:35:00+00:00');
INSERT INTO "stage_interval" VALUES(38,8,3,'2026-10-22 15:02:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(39,15,2,'2026-10-22 19:08:00+00:00','2026-10-29 13:25:00+00:00');
INSERT INTO "stage_interval" VALUES(40,17,2,'2026-10-23 14:35:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(41,18,1,'2026-10-23 16:02:00+00:00','2026-10-28 20:28:00+00:00');
INSERT INTO "stage_interval" VALUES(42,16,2,'2026-10-23 16:02:00+00:00','2026-10-30 16:48:00+00:00');
INSERT INTO "stage_interval" VALUES(43,19,1,'2026-10-23 16:40:00+00:00','2026-10-27 20:48:00+00:00');
INSERT INTO "stage_interval" VALUES(44,9,3,'2026-10-23 17:05:00+00:00','2026-11-13 12:51:00+00:00');
INSERT INTO "stage_interval" VALUES(45,20,1,'2026-10-23 18:53:00+00:00','2026-11-02 19:42:00+00:00');
INSERT INTO "stage_interval" VALUES(46,14,3,'2026-10-23 20:12:00+00:00','2026-10-30 19:15:00+00:00');
INSERT INTO "stage_interval" VALUES(47,21,1,'2026-10-27 13:14:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(48,4,4,'2026-10-27 16:32:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(49,19,2,'2026-10-27 20:48:00+00:00','2026-10-30 16:28:00+00:00');
INSERT INTO "stage_interval" VALUES(50,18,2,'2026-10-28 20:28:00+00:00','2026-11-05 12:48:00+00:00');
INSERT INTO "stage_interval" VALUES(51,15,3,'2026-10-29 13:25:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(52,22,1,'2026-10-29 19:25:00+00:00','2026-11-04 14:10:00+00:00');
INSERT INTO "stage_interval" VALUES(53,19,3,'2026-10-30 16:28:00+00:00','2026-11-06 14:17:00+00:00');
INSERT INTO "stage_interval" VALUES(54,23,1,'2026-10-30 16:39:00+00:00','2026-11-03 12:33:00+00:00');
INSERT INTO "stage_interval" VALUES(55,16,3,'2026-10-30 16:48:00+00:00','2026-11-16 18:54:00+00:00');
INSERT INTO "stage_interval" VALUES(56,14,4,'2026-10-30 19:15:00+00:00','2026-11-10 13:42:00+00:00');
INSERT INTO "stage_interval" VALUES(57,24,1,'2026-10-30 20:32:00+00:00','2026-11-06 19:49:00+00:00');
INSERT INTO "stage_interval" VALUES(58,10,3,'2026-10-30 20:56:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(59,25,1,'2026-11-02 19:20:00+00:00','2026-11-06 20:38:00+00:00');
INSERT INTO "stage_interval" VALUES(60,20,2,'2026-11-02 19:42:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(61,23,2,'2026-11-03 12:33:00+00:00','2026-11-06 13:10:00+00:00');
INSERT INTO "stage_interval" VALUES(62,26,1,'2026-11-03 15:01:00+00:00','2026-11-13 15:18:00+00:00');
INSERT INTO "stage_interval" VALUES(63,22,2,'2026-11-04 14:10:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(64,7,4,'2026-11-04 15:04:00+00:00','2026-11-17 17:35:00+00:00');
INSERT INTO "stage_interval" VALUES(65,18,3,'2026-11-05 12:48:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(66,27,1,'2026-11-05 13:51:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(67,28,1,'2026-11-06 12:21:00+00:00','2026-11-11 13:30:00+00:00');
INSERT INTO "stage_interval" VALUES(68,23,3,'2026-11-06 13:10:00+00:00','2026-11-13 12:11:00+00:00');
INSERT INTO "stage_interval" VALUES(69,29,1,'2026-11-06 13:33:00+00:00','2026-11-12 18:55:00+00:00');
INSERT INTO "stage_interval" VALUES(70,19,5,'2026-11-06 14:17:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(71,24,2,'2026-11-06 19:49:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(72,25,2,'2026-11-06 20:38:00+00:00','2026-11-13 15:44:00+00:00');
INSERT INTO "stage_interval" VALUES(73,12,3,'2026-11-09 19:14:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(74,30,1,'2026-11-09 20:26:00+00:00','2026-11-13 14:34:00+00:00');
INSERT INTO "stage_interval" VALUES(75,14,5,'2026-11-10 13:42:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(76,31,1,'2026-11-10 19:39:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(77,13,3,'2026-11-10 20:35:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(78,28,5,'2026-11-11 13:30:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(79,32,1,'2026-11-11 15:48:00+00:00','2026-11-16 17:16:00+00:00');
INSERT INTO "stage_interval" VALUES(80,6,4,'2026-11-11 20:25:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(81,33,1,'2026-11-12 17:04:00+00:00','2026-11-13 18:04:00+00:00');
INSERT INTO "stage_interval" VALUES(82,29,2,'2026-11-12 18:55:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(83,23,5,'2026-11-13 12:11:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(84,9,4,'2026-11-13 12:51:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(85,30,2,'2026-11-13 14:34:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(86,26,2,'2026-11-13 15:18:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(87,25,3,'2026-11-13 15:44:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(88,34,1,'2026-11-13 17:05:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(89,33,2,'2026-11-13 18:04:00+00:00','2026-11-19 16:50:00+00:00');
INSERT INTO "stage_interval" VALUES(90,35,1,'2026-11-13 18:50:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(91,36,1,'2026-11-13 18:50:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(92,32,2,'2026-11-16 17:16:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(93,37,1,'2026-11-16 17:28:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(94,16,4,'2026-11-16 18:54:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(95,7,5,'2026-11-17 17:35:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(96,39,1,'2026-11-18 15:21:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(97,40,1,'2026-11-19 13:53:00+00:00',NULL);
INSERT INTO "stage_interval" VALUES(98,33,3,'2026-11-19 16:50:00+00:00',NULL);
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
);
INSERT INTO "subject" VALUES(1,'2026-08-18 19:34:00+00:00','2026-11-22 08:30:02.972218+00:00',6,'Ponto eletrônico: obra Savassi',NULL,'OPPORTUNITY','WON','a0ni5',4500000,'BRL',NULL,0,NULL,NULL,NULL,'ponto eletronico: obra savassi','NONE','2026-08-18 19:34:00+00:00',NULL,'2026-10-05 12:53:00+00:00','2026-10-05 12:53:00+00:00',NULL,NULL,'2026-08-18 19:34:00+00:00','CREATED',0,14,'2026-09-01 03:00:00+00:00',0,NULL,NULL,0,NULL,1,3,7,NULL,3,4,NULL,NULL,3,5);
INSERT INTO "subject" VALUES(2,'2026-09-01 20:41:00+00:00','2026-10-23 14:25:00+00:00',4,'Pesquisa de satisfação dos hóspedes',NULL,'OPPORTUNITY','LOST','a0J4Q',980000,'BRL',NULL,0,NULL,NULL,NULL,'pesquisa de satisfacao dos hospedes','NONE','2026-09-01 20:41:00+00:00',NULL,'2026-09-09 15:32:00+00:00','2026-10-02 13:16:00+00:00','2026-10-23 14:25:00+00:00',NULL,'2026-09-01 20:41:00+00:00','CREATED',0,14,'2026-09-15 03:00:00+00:00',0,14,'2026-09-23 15:32:00+00:00',0,NULL,1,5,17,NULL,5,2,4,NULL,5,2);
INSERT INTO "subject" VALUES(3,'2026-09-11 12:25:00+00:00','2026-10-30 16:19:00+00:00',2,'Feira Hortitec: cartão de visita',NULL,'OPPORTUNITY','OPEN','a0OdG',NULL,NULL,NULL,0,NULL,'Feira Hortitec',NULL,'feira hortitec: cartao de visita','NONE',NULL,NULL,'2026-09-11 12:25:00+00:00',NULL,'2026-10-30 16:19:00+00:00',NULL,'2026-09-11 12:25:00+00:00','CREATED',0,14,'2026-09-25 03:00:00+00:00',0,NULL,NULL,0,NULL,1,3,11,NULL,3,1,NULL,NULL,NULL,1);
INSERT INTO "subject" VALUES(4,'2026-09-18 12:21:00+00:00','2026-11-22 08:30:02.972218+00:00',8,'Segurança do trabalho: 300 colaboradores',NULL,'OPPORTUNITY','OPEN','a07qO',11200000,'BRL',NULL,2,'2026-12-01',NULL,NULL,'seguranca do trabalho: 300 colaboradores','NONE','2026-09-18 12:21:00+00:00',NULL,'2026-10-27 16:32:00+00:00',NULL,NULL,NULL,'2026-10-27 16:35:00+00:00','NOTE',1,14,'2026-11-10 03:00:00+00:00',1,21,'2026-11-17 16:32:00+00:00',1,NULL,1,3,7,NULL,3,4,NULL,NULL,3,4);
INSERT INTO "subject" VALUES(5,'2026-09-23 12:04:00+00:00','2026-11-06 20:42:00+00:00',4,'Motor de reservas',NULL,'OPPORTUNITY','LOST','Zyeh4',9200000,'BRL',NULL,1,NULL,NULL,NULL,'motor de reservas','NONE','2026-09-23 12:04:00+00:00',NULL,'2026-10-14 13:42:00+00:00','2026-11-06 20:42:00+00:00',NULL,NULL,'2026-09-23 12:04:00+00:00','CREATED',0,14,'2026-10-07 03:00:00+00:00',0,15,'2026-10-29 13:42:00+00:00',0,NULL,1,4,16,NULL,4,3,2,NULL,4,3);
INSERT INTO "subject" VALUES(6,'2026-09-25 18:56:00+00:00','2026-11-20 17:05:00+00:00',7,'Laboratório de qualidade do leite',NULL,'OPPORTUNITY','OPEN','ZxXgA',7600000,'BRL',NULL,3,'2026-11-27',NULL,NULL,'laboratorio de qualidade do leite','NONE','2026-09-25 18:56:00+00:00',NULL,'2026-11-11 20:25:00+00:00',NULL,NULL,NULL,'2026-11-20 17:05:00+00:00','NOTE',0,14,'2026-12-04 03:00:00+00:00',0,21,'2026-12-02 20:25:00+00:00',1,NULL,1,4,1,NULL,4,4,NULL,NULL,4,4);
INSERT INTO "subject" VALUES(7,'2026-09-29 18:57:00+00:00','2026-11-17 17:35:00+00:00',7,'Gestão de pastagens: 4 fazendas',NULL,'OPPORTUNITY','WON','ZvDHC',8300000,'BRL',NULL,2,NULL,NULL,NULL,'gestao de pastagens: 4 fazendas','NONE','2026-09-29 18:57:00+00:00',NULL,'2026-11-17 17:35:00+00:00','2026-11-17 17:35:00+00:00',NULL,NULL,'2026-11-17 13:29:00+00:00','NOTE',0,14,'2026-12-01 03:00:00+00:00',0,NULL,NULL,1,'2026-12-17 17:35:00+00:00',1,4,18,NULL,4,4,NULL,NULL,4,5);
INSERT INTO "subject" VALUES(8,'2026-10-02 12:16:00+00:00','2026-11-12 15:22:00+00:00',4,'Gestão de paletes',NULL,'OPPORTUNITY','LOST','ZwYla',1570000,'EUR',NULL,0,NULL,NULL,'Foram comprados por um grupo que já tem sistema.','gestao de paletes','NONE','2026-10-02 12:16:00+00:00',NULL,'2026-10-22 15:02:00+00:00','2026-11-12 15:22:00+00:00',NULL,NULL,'2026-10-02 12:16:00+00:00','CREATED',0,21,'2026-10-23 03:00:00+00:00',0,15,'2026-11-06 15:02:00+00:00',0,NULL,2,6,19,NULL,6,3,6,NULL,6,3);
INSERT INTO "subject" VALUES(9,'2026-10-02 18:09:00+00:00','2026-11-22 08:30:02.972218+00:00',6,'Extensão para a fábrica de Neuss',NULL,'OPPORTUNITY','OPEN','Zw34d',6450000,'EUR',NULL,2,'2026-12-07',NULL,NULL,'extensao para a fabrica de neuss','NONE','2026-10-02 18:09:00+00:00',NULL,'2026-11-13 12:51:00+00:00',NULL,NULL,NULL,'2026-10-02 18:09:00+00:00','CREATED',1,21,'2026-10-23 03:00:00+00:00',0,21,'2026-12-04 12:51:00+00:00',1,NULL,2,6,21,NULL,6,4,NULL,NULL,6,4);
INSERT INTO "subject" VALUES(10,'2026-10-06 19:32:00+00:00','2026-11-22 08:30:02.972218+00:00',6,'Pregão 14/2026: material didático digital',NULL,'OPPORTUNITY','OPEN','ZqpWw',21000000,'BRL',30,0,'2026-12-20',NULL,NULL,'pregao 14/2026: material didatico digital','NONE','2026-10-06 19:32:00+00:00',NULL,'2026-10-30 20:56:00+00:00',NULL,NULL,NULL,'2026-10-06 19:32:00+00:00','CREATED',1,14,'2026-10-20 03:00:00+00:00',1,15,'2026-11-14 20:56:00+00:00',1,NULL,1,3,15,NULL,3,3,NULL,NULL,3,3);
INSERT INTO "subject" VALUES(11,'2026-10-08 15:44:00+00:00','2026-11-02 14:17:00+00:00',3,'Loja virtual B2B',NULL,'OPPORTUNITY','LOST','ZsCe3',3400000,'BRL',NULL,0,NULL,NULL,NULL,'loja virtual b2b','NONE','2026-10-08 15:44:00+00:00',NULL,'2026-10-15 12:29:00+00:00','2026-11-02 14:17:00+00:00',NULL,NULL,'2026-10-08 15:44:00+00:00','CREATED',0,14,'2026-10-22 03:00:00+00:00',0,14,'2026-10-29 12:29:00+00:00',0,NULL,1,5,13,NULL,5,2,1,NULL,5,2);
INSERT INTO "subject" VALUES(12,'2026-10-09 14:45:00+00:00','2026-11-22 08:30:02.972218+00:00',5,'Peças de reposição on-line',NULL,'OPPORTUNITY','OPEN','ZncUS',8800000,'EUR',NULL,2,'2026-12-13',NULL,NULL,'pecas de reposicao on-line','NONE','2026-10-09 14:45:00+00:00',NULL,'2026-11-09 19:14:00+00:00',NULL,NULL,NULL,'2026-10-09 14:45:00+00:00','CREATED',1,21,'2026-10-30 03:00:00+00:00',0,15,'2026-11-24 19:14:00+00:00',1,NULL,2,6,22,NULL,6,3,NULL,NULL,6,3);
INSERT INTO "subject" VALUES(13,'2026-10-12 14:09:00+00:00','2026-11-20 12:15:00+00:00',7,'Medição de obras: 6 canteiros',NULL,'OPPORTUNITY','OPEN','Zm9eR',14800000,'BRL',NULL,3,'2026-12-06','Indicação de cliente',NULL,'medicao de obras: 6 canteiros','NONE','2026-10-12 14:09:00+00:00',NULL,'2026-11-10 20:35:00+00:00',NULL,NULL,NULL,'2026-11-20 12:15:00+00:00','NOTE',0,14,'2026-12-04 03:00:00+00:00',0,15,'2026-11-25 20:35:00+00:00',1,NULL,1,4,8,NULL,3,3,NULL,NULL,4,3);
INSERT INTO "subject" VALUES(14,'2026-10-14 12:16:00+00:00','2026-11-10 13:42:00+00:00',5,'Treinamento presencial em Düsseldorf',NULL,'OPPORTUNITY','WON','Zy51z',1240000,'EUR',NULL,0,NULL,NULL,NULL,'treinamento presencial em dusseldorf','NONE','2026-10-14 12:16:00+00:00',NULL,'2026-11-10 13:42:00+00:00','2026-11-10 13:42:00+00:00',NULL,NULL,'2026-10-14 12:16:00+00:00','CREATED',0,21,'2026-11-04 03:00:00+00:00',0,NULL,NULL,1,'2026-12-10 13:42:00+00:00',2,6,21,NULL,6,4,NULL,NULL,6,5);
INSERT INTO "subject" VALUES(15,'2026-10-15 20:57:00+00:00','2026-11-22 08:30:02.972218+00:00',5,'Painel de indicadores',NULL,'OPPORTUNITY','OPEN','ZtL6v',2640000,'BRL',NULL,0,NULL,NULL,NULL,'painel de indicadores','NONE','2026-10-15 20:57:00+00:00',NULL,'2026-10-29 13:25:00+00:00',NULL,NULL,NULL,'2026-10-15 20:57:00+00:00','CREATED',1,14,'2026-10-29 03:00:00+00:00',1,15,'2026-11-13 13:25:00+00:00',1,NULL,1,5,12,NULL,5,3,NULL,NULL,5,3);
INSERT INTO "subject" VALUES(16,'2026-10-16 13:05:00+00:00','2026-11-22 08:30:02.972218+00:00',5,'Contrato de suporte premium',NULL,'OPPORTUNITY','OPEN','ZvHjC',2400000,'BRL',90,0,'2026-11-26',NULL,NULL,'contrato de suporte premium','NONE','2026-10-16 13:05:00+00:00',NULL,'2026-11-16 18:54:00+00:00',NULL,NULL,NULL,'2026-10-16 13:05:00+00:00','CREATED',1,14,'2026-10-30 03:00:00+00:00',0,21,'2026-12-07 18:54:00+00:00',1,NULL,1,5,6,NULL,5,4,NULL,NULL,5,4);
INSERT INTO "subject" VALUES(17,'2026-10-20 19:42:00+00:00','2026-11-22 08:30:02.972218+00:00',6,'Apontamento de produção no tear',NULL,'OPPORTUNITY','OPEN','Zn8hO',7350000,'BRL',NULL,0,'2026-12-17',NULL,NULL,'apontamento de producao no tear','NONE','2026-10-20 19:42:00+00:00',NULL,'2026-10-23 14:35:00+00:00',NULL,NULL,NULL,'2026-10-30 14:01:00+00:00','NOTE',1,14,'2026-11-13 03:00:00+00:00',1,14,'2026-11-06 14:35:00+00:00',1,NULL,1,5,13,NULL,5,2,NULL,NULL,5,2);
INSERT INTO "subject" VALUES(18,'2026-10-23 16:02:00+00:00','2026-11-22 08:30:02.972218+00:00',5,'Conciliação de cartões',NULL,'OPPORTUNITY','OPEN','Zp5y8',1990000,'BRL',NULL,0,'2026-12-02',NULL,NULL,'conciliacao de cartoes','NONE','2026-10-23 16:02:00+00:00',NULL,'2026-11-05 12:48:00+00:00',NULL,NULL,NULL,'2026-10-23 16:02:00+00:00','CREATED',1,14,'2026-11-06 03:00:00+00:00',1,15,'2026-11-20 12:48:00+00:00',1,NULL,1,5,9,NULL,5,3,NULL,NULL,5,3);
INSERT INTO "subject" VALUES(19,'2026-10-23 16:40:00+00:00','2026-11-06 14:17:00+00:00',4,'Emissor de notas',NULL,'OPPORTUNITY','WON','ZzsNc',180000,'BRL',NULL,0,NULL,NULL,NULL,'emissor de notas','NONE','2026-10-23 16:40:00+00:00',NULL,'2026-11-06 14:17:00+00:00','2026-11-06 14:17:00+00:00',NULL,NULL,'2026-10-23 16:40:00+00:00','CREATED',0,14,'2026-11-06 03:00:00+00:00',0,NULL,NULL,1,'2026-12-06 14:17:00+00:00',1,4,24,NULL,4,3,NULL,NULL,4,5);
INSERT INTO "subject" VALUES(20,'2026-10-23 18:53:00+00:00','2026-11-22 08:30:02.972218+00:00',5,'CRM de campo para 22 vendedores',NULL,'OPPORTUNITY','OPEN','Zjdbh',5890000,'BRL',NULL,0,'2026-12-25','LinkedIn',NULL,'crm de campo para 22 vendedores','NONE','2026-10-26 12:58:00+00:00',NULL,'2026-11-02 19:42:00+00:00',NULL,NULL,NULL,'2026-10-23 18:53:00+00:00','CREATED',1,14,'2026-11-06 03:00:00+00:00',1,14,'2026-11-16 19:42:00+00:00',1,NULL,1,3,6,NULL,3,2,NULL,NULL,4,2);
INSERT INTO "subject" VALUES(21,'2026-10-27 13:14:00+00:00','2026-11-22 08:30:02.972218+00:00',2,'Reconquista: recepção e reservas',NULL,'OPPORTUNITY','OPEN','ZjWtA',5400000,'BRL',NULL,0,NULL,NULL,NULL,'reconquista: recepcao e reservas','NONE',NULL,NULL,'2026-10-27 13:14:00+00:00',NULL,NULL,NULL,'2026-10-27 13:14:00+00:00','CREATED',1,14,'2026-11-10 03:00:00+00:00',0,NULL,NULL,1,NULL,1,3,17,NULL,3,1,NULL,NULL,NULL,1);
INSERT INTO "subject" VALUES(22,'2026-10-29 19:25:00+00:00','2026-11-22 08:30:02.972218+00:00',6,'Coleta de leite: 120 produtores',NULL,'OPPORTUNITY','OPEN','ZhJMc',9600000,'BRL',NULL,2,'2026-12-22','Indicação de cliente',NULL,'coleta de leite: 120 produtores','NONE','2026-10-29 19:25:00+00:00',NULL,'2026-11-04 14:10:00+00:00',NULL,NULL,NULL,'2026-11-18 19:51:00+00:00','NOTE',0,14,'2026-12-02 03:00:00+00:00',1,14,'2026-11-18 14:10:00+00:00',1,NULL,1,4,2,NULL,4,2,NULL,NULL,4,2);
INSERT INTO "subject" VALUES(23,'2026-10-30 16:39:00+00:00','2026-11-13 12:11:00+00:00',5,'Renovação do suporte 2027',NULL,'OPPORTUNITY','WON','Zwd4H',1800000,'BRL',NULL,0,NULL,NULL,NULL,'renovacao do suporte 2027','NONE','2026-10-30 16:39:00+00:00',NULL,'2026-11-13 12:11:00+00:00','2026-11-13 12:11:00+00:00',NULL,NULL,'2026-10-30 16:39:00+00:00','CREATED',0,14,'2026-11-13 03:00:00+00:00',0,NULL,NULL,1,'2026-12-13 12:11:00+00:00',1,5,2,NULL,5,3,NULL,NULL,5,5);
INSERT INTO "subject" VALUES(24,'2026-10-30 20:32:00+00:00','2026-11-22 08:30:02.972218+00:00',5,'Armazém do Carregado: 30 terminais',NULL,'OPPORTUNITY','OPEN','Zg2xK',3600000,'EUR',NULL,2,'2026-12-27',NULL,NULL,'armazem do carregado: 30 terminais','NONE','2026-10-30 20:32:00+00:00',NULL,'2026-11-06 19:49:00+00:00',NULL,NULL,NULL,'2026-11-16 12:49:00+00:00','NOTE',0,21,'2026-12-07 03:00:00+00:00',1,14,'2026-11-20 19:49:00+00:00',1,NULL,2,6,20,NULL,6,2,NULL,NULL,6,2);
INSERT INTO "subject" VALUES(25,'2026-11-02 19:20:00+00:00','2026-11-22 08:30:02.972218+00:00',5,'Roteirizador: renovação anual',NULL,'OPPORTUNITY','OPEN','ZlCnP',6700000,'BRL',NULL,1,'2026-12-04',NULL,NULL,'roteirizador: renovacao anual','NONE','2026-11-02 19:20:00+00:00',NULL,'2026-11-13 15:44:00+00:00',NULL,NULL,NULL,'2026-11-02 19:20:00+00:00','CREATED',1,14,'2026-11-16 03:00:00+00:00',0,15,'2026-11-28 15:44:00+00:00',1,NULL,1,4,3,NULL,4,3,NULL,NULL,4,3);
INSERT INTO "subject" VALUES(26,'2026-11-03 15:01:00+00:00','2026-11-22 08:30:02.972218+00:00',3,'Integração com o ERP da transportadora',NULL,'OPPORTUNITY','OPEN','ZcO1X',4200000,'BRL',NULL,1,'2027-01-01',NULL,NULL,'integracao com o erp da transportadora','NONE','2026-11-03 15:01:00+00:00',NULL,'2026-11-13 15:18:00+00:00',NULL,NULL,NULL,'2026-11-03 15:01:00+00:00','CREATED',1,14,'2026-11-17 03:00:00+00:00',0,14,'2026-11-27 15:18:00+00:00',1,NULL,1,3,3,NULL,3,2,NULL,NULL,3,2);
INSERT INTO "subject" VALUES(27,'2026-11-05 13:51:00+00:00','2026-11-05 13:51:00+00:00',1,'Rótulos por safra e exportação',NULL,'OPPORTUNITY','OPEN','Zdqgr',920000,'EUR',NULL,0,NULL,'Feira Hortitec',NULL,'rotulos por safra e exportacao','NONE','2026-11-05 13:51:00+00:00',NULL,'2026-11-05 13:51:00+00:00',NULL,NULL,NULL,'2026-11-05 13:51:00+00:00','CREATED',0,21,'2026-11-26 03:00:00+00:00',0,NULL,NULL,1,NULL,2,6,23,NULL,6,1,NULL,NULL,6,1);
INSERT INTO "subject" VALUES(28,'2026-11-06 12:21:00+00:00','2026-11-11 13:30:00+00:00',2,'Dúvida sobre o contrato de 2025',NULL,'OPPORTUNITY','CLOSED','ZxZCH',NULL,NULL,NULL,0,NULL,NULL,NULL,'duvida sobre o contrato de 2025','NONE','2026-11-06 12:21:00+00:00',NULL,'2026-11-11 13:30:00+00:00','2026-11-11 13:30:00+00:00',NULL,NULL,'2026-11-06 12:21:00+00:00','CREATED',0,14,'2026-11-20 03:00:00+00:00',0,NULL,NULL,1,'2026-12-11 13:30:00+00:00',1,4,14,NULL,4,1,NULL,NULL,4,5);
INSERT INTO "subject" VALUES(29,'2026-11-06 13:33:00+00:00','2026-11-22 08:30:02.972218+00:00',3,'Diário de classe digital',NULL,'OPPORTUNITY','OPEN','ZeZWw',3120000,'BRL',NULL,0,NULL,NULL,NULL,'diario de classe digital','NONE','2026-11-06 13:33:00+00:00',NULL,'2026-11-12 18:55:00+00:00',NULL,NULL,NULL,'2026-11-06 13:33:00+00:00','CREATED',1,14,'2026-11-20 03:00:00+00:00',0,14,'2026-11-26 18:55:00+00:00',1,NULL,1,3,14,NULL,3,2,NULL,NULL,4,2);
INSERT INTO "subject" VALUES(30,'2026-11-09 20:26:00+00:00','2026-11-13 14:34:00+00:00',2,'Programa de fidelidade',NULL,'OPPORTUNITY','OPEN','Zdbk4',2275000,'BRL',NULL,1,NULL,NULL,NULL,'programa de fidelidade','NONE','2026-11-09 20:26:00+00:00',NULL,'2026-11-13 14:34:00+00:00',NULL,NULL,NULL,'2026-11-09 20:26:00+00:00','CREATED',0,14,'2026-11-23 03:00:00+00:00',0,14,'2026-11-27 14:34:00+00:00',1,NULL,1,5,10,NULL,5,2,NULL,NULL,5,2);
INSERT INTO "subject" VALUES(31,'2026-11-10 19:39:00+00:00','2026-11-11 12:30:00+00:00',3,'Módulo de rastreabilidade do gado',NULL,'OPPORTUNITY','OPEN','ZZsCb',3950000,'BRL',NULL,0,'2027-01-11',NULL,NULL,'modulo de rastreabilidade do gado','NONE','2026-11-11 12:30:00+00:00',NULL,'2026-11-10 19:39:00+00:00',NULL,NULL,NULL,'2026-11-10 19:39:00+00:00','CREATED',0,14,'2026-11-24 03:00:00+00:00',0,NULL,NULL,1,NULL,1,3,18,NULL,3,1,NULL,NULL,4,1);
INSERT INTO "subject" VALUES(32,'2026-11-11 15:48:00+00:00','2026-11-16 17:16:00+00:00',2,'Gestão de obras: plano anual',NULL,'OPPORTUNITY','OPEN','Za0LV',840000,'BRL',NULL,0,NULL,'Site',NULL,'gestao de obras: plano anual','NONE',NULL,NULL,'2026-11-16 17:16:00+00:00',NULL,NULL,NULL,'2026-11-11 15:48:00+00:00','CREATED',0,14,'2026-11-25 03:00:00+00:00',0,14,'2026-11-30 17:16:00+00:00',1,NULL,1,3,26,NULL,3,2,NULL,NULL,NULL,2);
INSERT INTO "subject" VALUES(33,'2026-11-12 17:04:00+00:00','2026-11-19 16:50:00+00:00',3,'Loja de artesanato: pacote inicial',NULL,'OPPORTUNITY','OPEN','ZkMKy',360000,'BRL',NULL,0,'2026-11-29',NULL,NULL,'loja de artesanato: pacote inicial','NONE','2026-11-12 17:04:00+00:00',NULL,'2026-11-19 16:50:00+00:00',NULL,NULL,NULL,'2026-11-12 17:04:00+00:00','CREATED',0,14,'2026-11-26 03:00:00+00:00',0,15,'2026-12-04 16:50:00+00:00',1,NULL,1,4,24,NULL,4,3,NULL,NULL,4,3);
INSERT INTO "subject" VALUES(34,'2026-11-13 17:05:00+00:00','2026-11-13 17:05:00+00:00',1,'Balanças e etiquetas',NULL,'OPPORTUNITY','OPEN','ZWWBy',1260000,'BRL',NULL,0,'2027-01-06','Feira Hortitec',NULL,'balancas e etiquetas','NONE','2026-11-13 17:05:00+00:00',NULL,'2026-11-13 17:05:00+00:00',NULL,NULL,NULL,'2026-11-13 17:05:00+00:00','CREATED',0,14,'2026-11-27 03:00:00+00:00',0,NULL,NULL,1,NULL,1,5,11,NULL,5,1,NULL,NULL,5,1);
INSERT INTO "subject" VALUES(35,'2026-11-13 18:50:00+00:00','2026-11-17 19:56:00+00:00',2,'Telemetria: piloto com 10 caminhões',NULL,'OPPORTUNITY','OPEN','ZVY8l',6100000,'BRL',NULL,1,'2026-12-30',NULL,NULL,'telemetria: piloto com 10 caminhoes','NONE','2026-11-13 18:50:00+00:00',NULL,'2026-11-13 18:50:00+00:00',NULL,NULL,NULL,'2026-11-17 19:56:00+00:00','NOTE',0,14,'2026-12-01 03:00:00+00:00',0,NULL,NULL,1,NULL,1,4,4,NULL,4,1,NULL,NULL,4,1);
INSERT INTO "subject" VALUES(36,'2026-11-13 18:50:00+00:00','2026-11-13 18:50:00+00:00',1,'Portal do cliente em português europeu',NULL,'OPPORTUNITY','OPEN','ZU3iF',1850000,'EUR',NULL,0,'2027-01-16',NULL,NULL,'portal do cliente em portugues europeu','NONE','2026-11-13 18:50:00+00:00',NULL,'2026-11-13 18:50:00+00:00',NULL,NULL,NULL,'2026-11-13 18:50:00+00:00','CREATED',0,21,'2026-12-04 03:00:00+00:00',0,NULL,NULL,1,NULL,2,6,19,NULL,6,1,NULL,NULL,6,1);
INSERT INTO "subject" VALUES(37,'2026-11-16 17:28:00+00:00','2026-11-16 17:28:00+00:00',2,'PDV para 38 farmácias',NULL,'OPPORTUNITY','OPEN','ZTHeO',18400000,'BRL',NULL,2,'2027-01-21','Ligação',NULL,'pdv para 38 farmacias','NONE','2026-11-16 17:28:00+00:00',NULL,'2026-11-16 17:28:00+00:00',NULL,NULL,NULL,'2026-11-16 17:28:00+00:00','CREATED',0,14,'2026-11-30 03:00:00+00:00',0,NULL,NULL,1,NULL,1,4,9,NULL,4,1,NULL,NULL,4,1);
INSERT INTO "subject" VALUES(38,'2026-11-17 17:46:00+00:00','2026-11-18 12:50:00+00:00',2,'Segunda unidade do colégio',NULL,'PROSPECT','OPEN','a0Xt2',NULL,NULL,NULL,1,NULL,'Indicação de cliente',NULL,'segunda unidade do colegio','NONE','2026-11-18 12:50:00+00:00',NULL,NULL,NULL,NULL,NULL,'2026-11-17 17:46:00+00:00','CREATED',0,14,'2026-12-01 03:00:00+00:00',0,NULL,NULL,1,NULL,1,3,15,NULL,3,NULL,NULL,NULL,4,NULL);
INSERT INTO "subject" VALUES(39,'2026-11-18 15:21:00+00:00','2026-11-18 15:21:00+00:00',1,'Licenças para representante autônomo',NULL,'OPPORTUNITY','OPEN','ZS6nM',290000,'BRL',NULL,0,NULL,'Site',NULL,'licencas para representante autonomo','NONE','2026-11-18 15:21:00+00:00',NULL,'2026-11-18 15:21:00+00:00',NULL,NULL,NULL,'2026-11-18 15:21:00+00:00','CREATED',0,14,'2026-12-02 03:00:00+00:00',0,NULL,NULL,1,NULL,1,5,25,NULL,5,1,NULL,NULL,5,1);
INSERT INTO "subject" VALUES(40,'2026-11-19 13:53:00+00:00','2026-11-19 13:53:00+00:00',1,'App de vistoria para instaladores',NULL,'OPPORTUNITY','OPEN','ZRl6x',2700000,'BRL',NULL,0,NULL,'Site',NULL,'app de vistoria para instaladores','NONE',NULL,NULL,'2026-11-19 13:53:00+00:00',NULL,NULL,NULL,'2026-11-19 13:53:00+00:00','CREATED',0,14,'2026-12-03 03:00:00+00:00',0,NULL,NULL,1,NULL,1,3,5,NULL,3,1,NULL,NULL,NULL,1);
INSERT INTO "subject" VALUES(41,'2026-11-19 15:33:00+00:00','2026-11-19 15:33:00+00:00',1,'Escritório de arquitetura, 12 pessoas',NULL,'PROSPECT','OPEN','Zz9Zs',NULL,NULL,NULL,0,NULL,'LinkedIn',NULL,'escritorio de arquitetura, 12 pessoas','NONE',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-19 15:33:00+00:00','CREATED',0,14,'2026-12-03 03:00:00+00:00',0,NULL,NULL,1,NULL,1,3,26,NULL,3,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "subject" VALUES(42,'2026-11-20 15:51:00+00:00','2026-11-22 07:56:02.972218+00:00',2,'Controle de rotas para entrega refrigerada',NULL,'PROSPECT','OPEN','ZyUZj',NULL,NULL,NULL,0,NULL,'E-mail: vendas@funil.example',NULL,'controle de rotas para entrega refrigerada','NONE',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-22 07:56:02.972218+00:00','NOTE',0,14,'2026-12-06 03:00:00+00:00',0,NULL,NULL,1,NULL,1,3,11,NULL,4,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "subject" VALUES(43,'2026-11-20 17:40:00+00:00','2026-11-20 17:40:00+00:00',2,'Formulário do site: quero uma demonstração',NULL,'PROSPECT','OPEN','ZxcxI',NULL,NULL,NULL,0,NULL,'Site',NULL,'formulario do site: quero uma demonstracao','NONE',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-20 17:40:00+00:00','CREATED',0,14,'2026-12-04 03:00:00+00:00',0,NULL,NULL,1,NULL,1,3,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "subject" VALUES(44,'2026-11-20 19:16:00+00:00','2026-11-20 19:16:00+00:00',1,'Pedido de informações em espanhol',NULL,'PROSPECT','OPEN','Zwnyc',NULL,NULL,NULL,0,NULL,'E-mail: europa@funil.example',NULL,'pedido de informacoes em espanhol','NONE',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-20 19:16:00+00:00','CREATED',0,21,'2026-12-11 03:00:00+00:00',0,NULL,NULL,1,NULL,2,3,23,NULL,3,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "subject" VALUES(45,'2026-11-22 07:38:02.972218+00:00','2026-11-22 07:38:02.972218+00:00',1,'Quanto custa para 5 usuários?',NULL,'PROSPECT','OPEN','ZvxDT',NULL,NULL,NULL,0,NULL,'E-mail: vendas@funil.example',NULL,'quanto custa para 5 usuarios?','NONE',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-22 07:38:02.972218+00:00','CREATED',0,14,'2026-12-06 03:00:00+00:00',0,NULL,NULL,1,NULL,1,3,25,NULL,3,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "subject" VALUES(46,'2026-11-22 08:30:08.604740+00:00','2026-11-22 08:30:12.210086+00:00',2,'Orçamento para 40 usuários',NULL,'PROSPECT','OPEN','Zudwh',NULL,NULL,NULL,0,NULL,'Brasil · brasil@funil.example',NULL,'orcamento para 40 usuarios','NONE',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-22 08:30:12.210086+00:00','MAIL_IN',0,14,'2026-12-06 03:00:00+00:00',0,NULL,NULL,1,NULL,1,1,27,NULL,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "subject" VALUES(47,'2026-11-22 08:30:13.560852+00:00','2026-11-22 08:30:13.560852+00:00',1,'Demonstração',NULL,'PROSPECT','OPEN','Zt8C1',NULL,NULL,NULL,0,NULL,'Brasil · vendas@funil.example',NULL,'demonstracao','NONE',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-22 08:30:13.560852+00:00','CREATED',0,14,'2026-12-06 03:00:00+00:00',0,NULL,NULL,1,NULL,1,1,28,NULL,1,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "subject_marker" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "marker_id" BIGINT NOT NULL REFERENCES "marker" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE
);
INSERT INTO "subject_marker" VALUES(1,5,4);
INSERT INTO "subject_marker" VALUES(2,1,6);
INSERT INTO "subject_marker" VALUES(3,4,7);
INSERT INTO "subject_marker" VALUES(4,3,9);
INSERT INTO "subject_marker" VALUES(5,2,10);
INSERT INTO "subject_marker" VALUES(6,4,12);
INSERT INTO "subject_marker" VALUES(7,1,13);
INSERT INTO "subject_marker" VALUES(8,4,13);
INSERT INTO "subject_marker" VALUES(9,5,17);
INSERT INTO "subject_marker" VALUES(10,1,22);
INSERT INTO "subject_marker" VALUES(11,4,22);
INSERT INTO "subject_marker" VALUES(12,3,23);
INSERT INTO "subject_marker" VALUES(13,1,24);
INSERT INTO "subject_marker" VALUES(14,3,25);
INSERT INTO "subject_marker" VALUES(15,3,31);
INSERT INTO "subject_marker" VALUES(16,4,37);
INSERT INTO "subject_marker" VALUES(17,1,43);
CREATE TABLE "subject_message" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "message_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
    "subject_id" BIGINT NOT NULL REFERENCES "subject" ("id") ON DELETE CASCADE
);
INSERT INTO "subject_message" VALUES(1,1,46);
INSERT INTO "subject_message" VALUES(2,2,46);
INSERT INTO "subject_message" VALUES(3,3,47);
CREATE TABLE "tortoise_migrations" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "app" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "applied_at" TIMESTAMP NOT NULL
);
INSERT INTO "tortoise_migrations" VALUES(1,'models','0001_initial','2026-11-22 08:30:01.072919+00:00');
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
);
INSERT INTO "user_account" VALUES(1,'2026-11-22 08:30:02.474738+00:00','2026-11-22 08:30:02.474738+00:00',1,'Funil','system@funil.invalid',NULL,'SYSTEM','America/Sao_Paulo','pt-BR',1);
INSERT INTO "user_account" VALUES(2,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',1,'Marina Duarte','marina@funil.example','$argon2id$v=19$m=19456,t=2,p=1$PKtKtoJAiolyziv3StWmNg$b8ZkGOPOTZtBYlI85PXJDEfG8lrRGexlzNVwl3ZyQKg','ADMIN','America/Sao_Paulo','pt-BR',1);
INSERT INTO "user_account" VALUES(3,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',2,'Bruno Azevedo','bruno@funil.example','$argon2id$v=19$m=19456,t=2,p=1$PKtKtoJAiolyziv3StWmNg$b8ZkGOPOTZtBYlI85PXJDEfG8lrRGexlzNVwl3ZyQKg','MANAGER','America/Sao_Paulo','pt-BR',1);
INSERT INTO "user_account" VALUES(4,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',2,'Ana Ribeiro','ana@funil.example','$argon2id$v=19$m=19456,t=2,p=1$PKtKtoJAiolyziv3StWmNg$b8ZkGOPOTZtBYlI85PXJDEfG8lrRGexlzNVwl3ZyQKg','AGENT','America/Sao_Paulo','pt-BR',1);
INSERT INTO "user_account" VALUES(5,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',2,'Carla Menezes','carla@funil.example','$argon2id$v=19$m=19456,t=2,p=1$PKtKtoJAiolyziv3StWmNg$b8ZkGOPOTZtBYlI85PXJDEfG8lrRGexlzNVwl3ZyQKg','AGENT','America/Sao_Paulo','pt-BR',1);
INSERT INTO "user_account" VALUES(6,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',2,'Diego Ferraz','diego@funil.example','$argon2id$v=19$m=19456,t=2,p=1$PKtKtoJAiolyziv3StWmNg$b8ZkGOPOTZtBYlI85PXJDEfG8lrRGexlzNVwl3ZyQKg','AGENT','Europe/Lisbon','pt-BR',1);
INSERT INTO "user_account" VALUES(7,'2026-07-25 08:30:02.972218+00:00','2026-07-25 08:30:02.972218+00:00',2,'Vera Lins','vera@funil.example','$argon2id$v=19$m=19456,t=2,p=1$PKtKtoJAiolyziv3StWmNg$b8ZkGOPOTZtBYlI85PXJDEfG8lrRGexlzNVwl3ZyQKg','VIEWER','America/Sao_Paulo','pt-BR',1);
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
);
INSERT INTO "workspace" VALUES(1,'2026-11-22 08:30:02.474738+00:00','2026-11-22 08:30:02.474738+00:00',1,'Funil','America/Sao_Paulo','BRL','pt-BR',14,NULL,'[]','626e8587');
CREATE INDEX "event_noun" ON "event" ("noun", "noun_id", "version");
CREATE INDEX "event_subject" ON "event" ("subject_id", "id");
CREATE INDEX "event_customer" ON "event" ("customer_id", "id");
CREATE INDEX "event_channel" ON "event" ("channel_id", "id");
CREATE INDEX "event_reach_user" ON "event" ("reach_user_id", "id");
CREATE INDEX "event_actor" ON "event" ("actor_id", "at");
CREATE INDEX "event_at" ON "event" ("at");
CREATE UNIQUE INDEX "uid_lost_reason_name_693c5e" ON "lost_reason" ("name");
CREATE UNIQUE INDEX "uid_marker_name_99b806" ON "marker" ("name");
CREATE INDEX "stage_interval_subject" ON "stage_interval" ("subject_id", "left_at");
CREATE INDEX "stage_interval_stage" ON "stage_interval" ("stage_id", "entered_at");
CREATE UNIQUE INDEX "uid_user_accoun_email_499682" ON "user_account" ("email");
CREATE INDEX "api_key_user" ON "api_key" ("user_id");
CREATE UNIQUE INDEX "uid_api_key_prefix_d038d0" ON "api_key" ("prefix");
CREATE INDEX "idempotency_key_at" ON "idempotency_key" ("at");
CREATE UNIQUE INDEX "uid_idempotency_actor_i_e67e40" ON "idempotency_key" ("actor_id", "key");
CREATE INDEX "invitation_user" ON "invitation" ("user_id");
CREATE UNIQUE INDEX "uid_invitation_token_h_bd60d2" ON "invitation" ("token_hash");
CREATE INDEX "message_message_id" ON "message" ("message_id");
CREATE INDEX "message_author" ON "message" ("author_id");
CREATE INDEX "message_from" ON "message" ("from_address", "at");
CREATE UNIQUE INDEX "uid_message_fingerp_5f923b" ON "message" ("fingerprint");
CREATE INDEX "sender_block_learned_from" ON "sender_block" ("learned_from");
CREATE INDEX "sender_block_blocked_by" ON "sender_block" ("blocked_by_id");
CREATE UNIQUE INDEX "uid_sender_bloc_address_6ce112" ON "sender_block" ("address");
CREATE INDEX "session_user" ON "session" ("user_id", "revoked_at");
CREATE UNIQUE INDEX "uid_session_token_h_4c5184" ON "session" ("token_hash");
CREATE UNIQUE INDEX "uid_channel_name_24c7bb" ON "channel" ("name");
CREATE INDEX "customer_channel" ON "customer" ("channel_id");
CREATE INDEX "customer_company" ON "customer" ("company_id");
CREATE INDEX "customer_created_by" ON "customer" ("created_by_id");
CREATE INDEX "customer_tax_id" ON "customer" ("tax_id");
CREATE INDEX "customer_name" ON "customer" ("name", "id");
CREATE INDEX "customer_email_address" ON "customer_email" ("address");
CREATE UNIQUE INDEX "uid_customer_em_custome_75bf63" ON "customer_email" ("customer_id", "address");
CREATE INDEX "customer_phone_number" ON "customer_phone" ("number");
CREATE UNIQUE INDEX "uid_customer_ph_custome_2b0e97" ON "customer_phone" ("customer_id", "number");
CREATE INDEX "mailbox_default_channel" ON "mailbox" ("default_channel_id");
CREATE INDEX "mailbox_due" ON "mailbox" ("phase", "next_attempt_at");
CREATE UNIQUE INDEX "uid_mailbox_address_27c1b1" ON "mailbox" ("address");
CREATE INDEX "inbound_mail_fingerprint" ON "inbound_mail" ("fingerprint");
CREATE INDEX "inbound_mail_message" ON "inbound_mail" ("message_id");
CREATE INDEX "inbound_mail_pending" ON "inbound_mail" ("state", "next_attempt_at");
CREATE INDEX "inbound_mail_from" ON "inbound_mail" ("from_address", "received_at");
CREATE INDEX "inbound_mail_received" ON "inbound_mail" ("received_at", "id");
CREATE INDEX "inbound_mail_mailbox" ON "inbound_mail" ("mailbox_id", "state");
CREATE UNIQUE INDEX "uid_inbound_mai_mailbox_3bc5c1" ON "inbound_mail" ("mailbox_id", "uidvalidity", "uid");
CREATE INDEX "membership_user" ON "membership" ("user_id");
CREATE UNIQUE INDEX "uid_membership_channel_ab6929" ON "membership" ("channel_id", "user_id");
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
CREATE INDEX "intake_effect_inbound" ON "intake_effect" ("inbound_id");
CREATE INDEX "intake_effect_fingerprint" ON "intake_effect" ("fingerprint", "channel_id");
CREATE INDEX "intake_effect_channel" ON "intake_effect" ("channel_id", "at");
CREATE INDEX "intake_effect_subject" ON "intake_effect" ("subject_id");
CREATE INDEX "intake_effect_message" ON "intake_effect" ("message_id");
CREATE INDEX "note_subject" ON "note" ("subject_id", "id");
CREATE INDEX "note_customer" ON "note" ("customer_id", "id");
CREATE INDEX "note_author" ON "note" ("author_id");
CREATE INDEX "note_revision_note" ON "note_revision" ("note_id", "id");
CREATE INDEX "participant_address" ON "participant" ("address");
CREATE INDEX "participant_added_by" ON "participant" ("added_by_id");
CREATE UNIQUE INDEX "uid_participant_subject_c9d70a" ON "participant" ("subject_id", "address");
CREATE INDEX "subject_marker_marker" ON "subject_marker" ("marker_id", "subject_id");
CREATE UNIQUE INDEX "uid_subject_mar_subject_439502" ON "subject_marker" ("subject_id", "marker_id");
CREATE INDEX "subject_message_message" ON "subject_message" ("message_id");
CREATE UNIQUE INDEX "uid_subject_mes_subject_8a5918" ON "subject_message" ("subject_id", "message_id");
CREATE INDEX "channel_mailbox" ON "channel" ("mailbox_id");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('tortoise_migrations',1);
INSERT INTO "sqlite_sequence" VALUES('workspace',1);
INSERT INTO "sqlite_sequence" VALUES('user_account',7);
INSERT INTO "sqlite_sequence" VALUES('stage',5);
INSERT INTO "sqlite_sequence" VALUES('lost_reason',6);
INSERT INTO "sqlite_sequence" VALUES('event',242);
INSERT INTO "sqlite_sequence" VALUES('invitation',5);
INSERT INTO "sqlite_sequence" VALUES('channel',2);
INSERT INTO "sqlite_sequence" VALUES('membership',6);
INSERT INTO "sqlite_sequence" VALUES('marker',5);
INSERT INTO "sqlite_sequence" VALUES('customer',28);
INSERT INTO "sqlite_sequence" VALUES('customer_email',28);
INSERT INTO "sqlite_sequence" VALUES('customer_phone',26);
INSERT INTO "sqlite_sequence" VALUES('subject',47);
INSERT INTO "sqlite_sequence" VALUES('stage_interval',98);
INSERT INTO "sqlite_sequence" VALUES('participant',46);
INSERT INTO "sqlite_sequence" VALUES('subject_marker',17);
INSERT INTO "sqlite_sequence" VALUES('note',13);
INSERT INTO "sqlite_sequence" VALUES('mailbox',1);
INSERT INTO "sqlite_sequence" VALUES('inbound_mail',3);
INSERT INTO "sqlite_sequence" VALUES('message',3);
INSERT INTO "sqlite_sequence" VALUES('subject_message',3);
INSERT INTO "sqlite_sequence" VALUES('intake_effect',3);
COMMIT;
