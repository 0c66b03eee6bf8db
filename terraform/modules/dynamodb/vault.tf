# The vault of one jurisdiction: two tables in its own account, never a global table.
#
# tokens    pk = 24-byte token, sk = 16-byte subject reference -> c (sealed original), k, v, t, n, x (tombstone time), ttl
# subjects  pk = subject reference, sk = token                 -> which tokens a person has: erasure and subject access
#
# A second table, written in the same transaction or batch, instead of an index: an index that falls behind throttles its table.
resource "aws_dynamodb_table" "tokens" {
  name                        = "${local.prefix}-vault-tokens"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "pk"
  range_key                   = "sk"
  deletion_protection_enabled = true

  attribute {
    name = "pk"
    type = "B"
  }

  attribute {
    name = "sk"
    type = "B"
  }

  ttl {
    attribute_name = "ttl"
    enabled        = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.vault_key_arn
  }

  # A restore brings erased originals back: the erasure ledger is replayed before a restored vault opens.
  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_dynamodb_table" "subjects" {
  name                        = "${local.prefix}-vault-subjects"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "pk"
  range_key                   = "sk"
  deletion_protection_enabled = true

  attribute {
    name = "pk"
    type = "B"
  }

  attribute {
    name = "sk"
    type = "B"
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.vault_key_arn
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

# An IAM policy elsewhere in the account can therefore never open a vault, however wide it is.
resource "aws_dynamodb_resource_policy" "vault" {
  for_each = {
    tokens   = aws_dynamodb_table.tokens.arn
    subjects = aws_dynamodb_table.subjects.arn
  }

  resource_arn = each.value
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyTheVaultService"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = local.item_actions
        Resource  = each.value
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = sort(tolist(var.vault_role_arns)) } }
      },
      {
        Sid       = "NoScanNoExport"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = ["dynamodb:Scan", "dynamodb:PartiQLSelect", "dynamodb:ExportTableToPointInTime"]
        Resource  = each.value
      },
      {
        Sid       = "OnlyThisAccount"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = local.item_actions
        Resource  = each.value
        Condition = { StringNotEquals = { "aws:PrincipalAccount" = var.account_id } }
      },
    ]
  })
}

locals {
  item_actions = [
    "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem",
    "dynamodb:PartiQLDelete", "dynamodb:PartiQLInsert", "dynamodb:PartiQLSelect", "dynamodb:PartiQLUpdate", "dynamodb:PutItem",
    "dynamodb:Query", "dynamodb:Scan", "dynamodb:UpdateItem",
  ]
}
