# The vault of one jurisdiction: one table in its own account, never a global table; and the ledger of erasures, a table of its own.
#
# vault    pk = subject (16 bytes): sk = 0x00 the subject's row with its keys, sk = 0x01 + token its items; wrapped keys and state beside
# ledger   one row an erasure, chained by hashes: whom (a keyed hash) and when, never a value
#
# Everything of a person lies in one partition, so erasing and telling a person's data is one Query, and no index can fall behind.
# The ledger has a table of its own because it must survive what the vault's table is restored to.
resource "aws_dynamodb_table" "vault" {
  for_each = toset(["vault", "ledger"])

  name                        = "${local.prefix}-${each.key}"
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

  # A restore brings erased originals back: the ledger is replayed before a restored vault opens. 25 days are less than the month in which
  # an erasure is promised.
  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = 25
  }

  lifecycle {
    prevent_destroy = true
  }
}

# An IAM policy elsewhere in the account can therefore never open a vault, however wide it is.
resource "aws_dynamodb_resource_policy" "vault" {
  for_each = { for name, table in aws_dynamodb_table.vault : name => table.arn }

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
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = sort(tolist(setunion(var.vault_role_arns, var.vault_maintenance_role_arns))) } }
      },
      {
        Sid       = "NoExport"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = ["dynamodb:PartiQLSelect", "dynamodb:ExportTableToPointInTime"]
        Resource  = each.value
      },
      # Reading a whole vault is for re-tokenisation and restore drills: a role that nobody runs under by day.
      merge({
        Sid       = "NoScan"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = ["dynamodb:Scan"]
        Resource  = each.value
        }, length(var.vault_maintenance_role_arns) == 0 ? {} : {
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = sort(tolist(var.vault_maintenance_role_arns)) } }
      }),
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
