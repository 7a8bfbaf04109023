-- CreateTable
CREATE TABLE "draft" (
    "name" TEXT NOT NULL,
    "content" JSON NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("name")
);
