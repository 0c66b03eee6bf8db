resource "aws_s3_bucket_policy" "this" {
  for_each = local.names

  bucket = local.buckets[each.key].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      local.guards[each.key],
      [for statement in local.audit_statements : statement if each.key == "audit"],
      [for statement in local.access_statements : statement if each.key == "access"],
      [for key, statement in local.own_key : statement if key == each.key],
    )
  })

  depends_on = [aws_s3_bucket_public_access_block.this]
}

locals {
  arns = { for key, bucket in local.buckets : key => bucket.arn }

  guards = { for key, arn in local.arns : key => [
    {
      Sid       = "OnlyTls"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = "s3:*"
      Resource  = [arn, "${arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    },
    {
      Sid       = "OnlyThisAccount"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = "s3:*"
      Resource  = [arn, "${arn}/*"]
      # AWS services that deliver logs come as themselves, without an account.
      Condition = {
        StringNotEquals = { "aws:PrincipalAccount" = var.account_id }
        Bool            = { "aws:PrincipalIsAWSService" = "false" }
      }
    },
  ] }

  # An object under another key could be opened by people whom the domain's key policy does not know.
  own_key = { for domain in var.domains : "domain-${domain}" => {
    Sid       = "OnlyTheDomainsKey"
    Effect    = "Deny"
    Principal = { AWS = "*" }
    Action    = "s3:PutObject"
    Resource  = "${local.arns["domain-${domain}"]}/*"
    Condition = {
      StringNotEquals = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = var.domain_key_arns[domain] }
      Null            = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = "false" }
    }
  } }

  audit_statements = [
    {
      Sid       = "OnlyTheSequencerWrites"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = ["s3:PutObject", "s3:PutObjectRetention", "s3:PutObjectLegalHold"]
      Resource  = "${local.arns.audit}/*"
      Condition = { ArnNotEquals = { "aws:PrincipalArn" = sort(tolist(var.audit_role_arns)) } }
    },
    {
      Sid       = "NobodyDeletes"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = ["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"]
      Resource  = "${local.arns.audit}/*"
    },
    {
      # A log only grows: whatever is written once is never written again, the head apart. The parts of a multipart upload carry no
      # If-None-Match, only its completion does; a copy carries none either and is refused.
      Sid         = "WriteOnce"
      Effect      = "Deny"
      Principal   = { AWS = "*" }
      Action      = "s3:PutObject"
      NotResource = ["${local.arns.audit}/*/checkpoint"]
      Condition = {
        Null = { "s3:if-none-match" = "true" }
        Bool = { "s3:ObjectCreationOperation" = "true" }
      }
    },
  ]

  access_statements = [
    {
      Sid       = "S3DeliversAccessLogs"
      Effect    = "Allow"
      Principal = { Service = "logging.s3.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${local.arns.access}/*"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnEquals    = { "aws:SourceArn" = [for key, arn in local.arns : arn if key != "access"] }
      }
    },
  ]
}
