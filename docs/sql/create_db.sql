-- Makes the roles and the database of Probant on PostgreSQL 14 or later, each with the least it needs. Written by:
--   manage.py create_db --print
--
-- `manage.py create_db` runs the same by itself. By hand, as somebody who may make roles and databases:
--   1. export the passwords, or the SCRAM verifiers made of them, which then stand in no log of the server:
--        OWNER_SECRET, APP_SECRET, READER_SECRET (none: that role keeps the password it has)
--   2. psql --set ON_ERROR_STOP=1 --dbname postgres --file create_db.sql
--   3. DATABASE_URL=postgres://probant_owner:…@host:5432/probant manage.py migrate
--   4. the same as 2 once more, now that there are tables; and again after each upgrade that adds some
-- Every line may run any number of times. Other names: psql --set database=… --set owner=… --set app=… --set reader=…

\if :{?database} \else \set database probant \endif
\if :{?owner} \else \set owner probant_owner \endif
\if :{?app} \else \set app probant \endif
\if :{?reader} \else \set reader probant_reader \endif
\set owner_secret ''
\set app_secret ''
\set reader_secret ''
\getenv owner_secret OWNER_SECRET
\getenv app_secret APP_SECRET
\getenv reader_secret READER_SECRET

-- On the server

-- The owner makes and changes tables, the product works in them, the reader only looks.
SELECT format('CREATE ROLE %I LOGIN', given.name)
FROM unnest(ARRAY[:'owner', :'app', :'reader']) AS given(name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = given.name)
\gexec

-- Passwords, each where one is given; a role without one cannot sign in over the network.
SELECT format('ALTER ROLE %I PASSWORD %L', given.name, given.secret)
FROM (VALUES (:'owner', :'owner_secret'), (:'app', :'app_secret'), (:'reader', :'reader_secret')) AS given(name, secret)
WHERE given.secret <> ''
\gexec

-- A report that tries to write is stopped.
ALTER ROLE :"reader" SET default_transaction_read_only = on;

-- Who makes the database for its owner must belong to it; a superuser does anyway.
SELECT format('GRANT %I TO %I', :'owner', current_user)
WHERE NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
\gexec

-- The database.
SELECT format('CREATE DATABASE %I OWNER %I ENCODING ''UTF8'' TEMPLATE template0', :'database', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')
\gexec

-- It belongs to its owner.
ALTER DATABASE :"database" OWNER TO :"owner";

-- Nobody else comes in.
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;

-- The product and the reader do.
GRANT CONNECT ON DATABASE :"database" TO :"app", :"reader";

\connect :"database"

-- In the database, all or nothing

BEGIN;

-- Only the owner makes tables.
REVOKE ALL ON SCHEMA public FROM PUBLIC;

GRANT USAGE, CREATE ON SCHEMA public TO :"owner";

GRANT USAGE ON SCHEMA public TO :"app", :"reader";

-- Tables and functions that an earlier installation made under another name become the owner's.
SELECT format('ALTER TABLE public.%I OWNER TO %I', tablename, :'owner')
FROM pg_tables WHERE schemaname = 'public' AND tableowner <> :'owner'
UNION ALL
SELECT format('ALTER FUNCTION %s OWNER TO %I', oid::regprocedure, :'owner')
FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND pg_get_userbyid(proowner) <> :'owner'
\gexec

-- What the owner makes from now on is the product's to work in.
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"app";

ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
GRANT USAGE, SELECT ON SEQUENCES TO :"app";

-- So is what is there.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"app";

GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"app";

-- Except: the audit trail, the archive's register and the cost ledger are only ever added to.
SELECT format('REVOKE UPDATE, DELETE ON public.%I FROM %I', tablename, :'app')
FROM pg_tables WHERE schemaname = 'public' AND tablename IN (
  'accounts_auditentry',
  'invoices_archiveentry',
  'invoices_costentry'
)
\gexec

-- And which migrations ran is the owner's business.
SELECT format('REVOKE INSERT, UPDATE, DELETE ON public.%I FROM %I', tablename, :'app')
FROM pg_tables WHERE schemaname = 'public' AND tablename IN (
  'django_migrations'
)
\gexec

-- Reports see what was read and decided, and nothing about people or secrets.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM :"reader";

SELECT format('GRANT SELECT ON public.%I TO %I', tablename, :'reader')
FROM pg_tables WHERE schemaname = 'public' AND tablename IN (
  'accounts_organisation',
  'invoices_archiveentry',
  'invoices_arrival',
  'invoices_batch',
  'invoices_consent',
  'invoices_correction',
  'invoices_costentry',
  'invoices_document',
  'invoices_engineslot',
  'invoices_invoice',
  'invoices_invoiceline',
  'invoices_ocrrun',
  'invoices_preferences',
  'invoices_review',
  'invoices_sourcerun',
  'invoices_supplier',
  'invoices_supplieriban',
  'invoices_twin',
  'invoices_twinband',
  'invoices_understanding',
  'invoices_vatline'
)
\gexec

COMMIT;
