# Account-wide settings of Lake Formation, and the five tag keys that grants speak of.
resource "aws_lakeformation_data_lake_settings" "this" {
  admins = sort(tolist(var.lake_admin_role_arns))

  # No create_database_default_permissions and no create_table_default_permissions: either would give new databases and tables to
  # IAM_ALLOWED_PRINCIPALS, that is to everyone whose IAM policy allows Glue. In an account where the default was ever set, the
  # provider has been reported not to clear it (terraform-provider-aws issues 25134, 27482): the drift check must read it back.

  allow_external_data_filtering         = false # third-party engines get nothing until their adapter is in use
  allow_full_table_external_data_access = false # would drop session-tag validation for the whole account

  parameters = {
    CROSS_ACCOUNT_VERSION = "4"
  }
}

resource "aws_lakeformation_lf_tag" "this" {
  for_each = local.tags

  key    = each.key
  values = each.value

  depends_on = [aws_lakeformation_data_lake_settings.this]

  lifecycle {
    precondition {
      condition     = length(each.value) <= 800
      error_message = "LF-Tag ${each.key} is above 80 % of the 1,000 values that a tag may have; split it."
    }
  }
}

locals {
  # Five keys of the 50 a resource may carry. Purposes are classes, never single subscriptions: a tag holds at most 1,000 values.
  tags = {
    jurisdiction   = [lower(var.jurisdiction)]
    domain         = sort(tolist(var.domains))
    classification = ["internal", "confidential", "restricted"]
    purpose_class  = ["none", "operations", "analytics", "financial-crime", "regulatory", "marketing"]
    env            = [var.environment]
  }
}
