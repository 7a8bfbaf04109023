-- AlterTable
ALTER TABLE "person" ADD COLUMN     "profile_language" TEXT,
ADD COLUMN     "profile_zone" TEXT;

-- CreateTable
CREATE TABLE "slack_installation" (
    "workspace_id" TEXT NOT NULL,
    "name" TEXT,
    "bot_user_id" TEXT NOT NULL,
    "bot_id" TEXT,
    "scopes" TEXT[],
    "sealed_token" TEXT NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slack_installation_pkey" PRIMARY KEY ("workspace_id")
);
