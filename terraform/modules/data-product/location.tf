# Registered without hybrid mode: in hybrid mode principals that have not opted in keep reading through IAM, past every filter.
resource "aws_lakeformation_resource" "location" {
  arn                   = "${var.bucket_arn}/${local.prefix}"
  role_arn              = var.lake_formation_role_arn
  hybrid_access_enabled = false
}

# The writer. Verbs by name: ALL is stored as several grants and never settles in a plan.
resource "aws_lakeformation_permissions" "location" {
  principal   = var.writer_role_arn
  permissions = ["DATA_LOCATION_ACCESS"]

  data_location {
    arn = aws_lakeformation_resource.location.arn
  }
}

resource "aws_lakeformation_permissions" "database" {
  principal   = var.writer_role_arn
  permissions = ["DESCRIBE"]

  database {
    name = aws_glue_catalog_database.this.name
  }
}

resource "aws_lakeformation_permissions" "table" {
  for_each = aws_glue_catalog_table.port

  principal   = var.writer_role_arn
  permissions = ["ALTER", "DELETE", "DESCRIBE", "INSERT", "SELECT"]

  table {
    database_name = each.value.database_name
    name          = each.value.name
  }
}
