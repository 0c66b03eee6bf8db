resource "aws_s3_bucket" "domain" {
  for_each = local.data_names

  bucket        = each.value
  force_destroy = false

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "domain" {
  for_each = aws_s3_bucket.domain

  bucket = each.value.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.domain_key_arns[each.key]
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "domain" {
  for_each = aws_s3_bucket.domain

  bucket = each.value.id

  rule {
    id     = "replaced-and-deleted"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.noncurrent_days
    }

    expiration {
      expired_object_delete_marker = true
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 3
    }
  }
}
