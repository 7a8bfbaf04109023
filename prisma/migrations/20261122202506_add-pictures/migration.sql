-- CreateTable
CREATE TABLE "picture" (
    "id" TEXT NOT NULL,
    "svg" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);
