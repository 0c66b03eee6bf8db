# Key policies say all there is: the account's root may only administer, so an IAM policy alone never opens anything.
locals {
  # Named, because kms:* would include Decrypt and GenerateMac, and kms:Put*, kms:Create* would include CreateGrant.
  administration = [
    "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:EnableKey",
    "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListAliases", "kms:ListGrants",
    "kms:ListKeyPolicies", "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:RevokeGrant", "kms:ScheduleKeyDeletion",
    "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
  ]

  # Whoever may use a key, beside its administrators: roles, operations, and the one AWS service they must come through, if any.
  use = {
    hmac       = { roles = var.vault_role_arns, actions = ["kms:GenerateMac"], via = null }
    quarantine = { roles = var.quarantine_role_arns, actions = ["kms:GenerateMac"], via = null }
    vault      = { roles = var.vault_role_arns, actions = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], via = "dynamodb" }
    catalog    = { roles = var.lake_role_arns, actions = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], via = "dynamodb" }
    audit      = { roles = var.audit_role_arns, actions = ["kms:Decrypt", "kms:GenerateDataKey"], via = "s3" }
    checkpoint = { roles = var.audit_role_arns, actions = ["kms:GetPublicKey", "kms:Sign", "kms:Verify"], via = null }
  }

  policies = merge(
    { for name, use in local.use : name => jsonencode({
      Version   = "2012-10-17"
      Statement = concat(local.administer, [local.use_statement[name]], [for key, grant in local.table_grants : grant if key == name])
    }) },
    { domain = jsonencode({
      Version   = "2012-10-17"
      Statement = concat(local.administer, [local.use_lake], local.use_vault_keys)
    }) },
    { shared = jsonencode({
      Version   = "2012-10-17"
      Statement = concat(local.administer, local.use_vault_keys)
    }) },
  )

  administer = [
    {
      Sid       = "Administer"
      Effect    = "Allow"
      Principal = { AWS = sort(concat(["arn:aws:iam::${var.account_id}:root"], tolist(var.key_admin_role_arns))) }
      Action    = local.administration
      Resource  = "*" # in a key policy: this key
    },
    {
      Sid       = "StayInRegion"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = ["kms:ReplicateKey", "kms:UpdatePrimaryRegion"]
      Resource  = "*"
    },
  ]

  use_statement = { for name, use in local.use : name => merge(
    {
      Sid       = "Use"
      Effect    = "Allow"
      Principal = { AWS = sort(tolist(use.roles)) }
      Action    = concat(use.actions, ["kms:DescribeKey"])
      Resource  = "*"
    },
    use.via == null ? {} : { Condition = { StringEquals = { "kms:ViaService" = "${use.via}.${var.region}.amazonaws.com" } } },
  ) }

  # DynamoDB keeps a table readable through a grant that it makes itself, in its caller's name.
  table_grants = { for name, use in local.use : name => {
    Sid       = "GrantToTheTable"
    Effect    = "Allow"
    Principal = { AWS = sort(concat(tolist(use.roles), tolist(var.key_admin_role_arns))) }
    Action    = ["kms:CreateGrant"]
    Resource  = "*"
    Condition = {
      Bool         = { "kms:GrantIsForAWSResource" = "true" }
      StringEquals = { "kms:ViaService" = "dynamodb.${var.region}.amazonaws.com" }
    }
  } if use.via == "dynamodb" }

  use_lake = {
    Sid       = "Lake"
    Effect    = "Allow"
    Principal = { AWS = sort(tolist(var.lake_role_arns)) }
    Action    = ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"]
    Resource  = "*"
    Condition = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
  }

  use_vault_keys = [
    {
      Sid       = "VaultKeys"
      Effect    = "Allow"
      Principal = { AWS = sort(tolist(var.vault_role_arns)) }
      Action    = ["kms:Decrypt", "kms:Encrypt"]
      Resource  = "*"
      # Token seeds and data keys open only as what they are: lake objects carry the bucket's ARN as their context instead.
      Condition = {
        StringEquals = { "kms:EncryptionContext:jurisdiction" = var.jurisdiction }
        StringLike   = { "kms:EncryptionContext:purpose" = ["tok/*", "dek", "root"] }
      }
    },
    {
      # Apart, because a description carries no context: the vault refuses a key that is disabled or of several Regions.
      Sid       = "VaultDescribes"
      Effect    = "Allow"
      Principal = { AWS = sort(tolist(var.vault_role_arns)) }
      Action    = ["kms:DescribeKey"]
      Resource  = "*"
    },
  ]
}
