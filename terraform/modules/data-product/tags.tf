# Tags describe whole tables and columns. Where rows are filtered or columns hidden the planner grants by name, because Lake Formation
# applies no data filter under a grant by tag.
locals {
  names = ["internal", "confidential", "restricted"]

  # Personal data is restricted even where a token stands for it, and so is a column that says nothing.
  class = { for name, port in local.ports : name => {
    for column in port.columns : column.name => column.pii == null ? lower(coalesce(column.classification, "restricted")) : "restricted"
  } }

  # A table is as sensitive as its most sensitive column.
  sensitivity = { for name, columns in local.class : name => local.names[max([for class in values(columns) : index(local.names, class)]...)] }

  # The columns that are less sensitive than their table, one resource a class: a column carries one value a key.
  classes = merge([for name, columns in local.class : {
    for class in distinct(values(columns)) : "${name}/${class}" => {
      port    = name
      class   = class
      columns = [for column, own in columns : column if own == class]
    } if class != local.sensitivity[name]
  }]...)
}

resource "aws_lakeformation_resource_lf_tags" "database" {
  database {
    name = aws_glue_catalog_database.this.name
  }

  dynamic "lf_tag" {
    for_each = {
      jurisdiction  = lower(var.jurisdiction)
      domain        = local.domain
      purpose_class = "none" # the planner raises it with a subscription's purpose class
      env           = var.environment
    }

    content {
      key   = lf_tag.key
      value = lf_tag.value
    }
  }
}

resource "aws_lakeformation_resource_lf_tags" "table" {
  for_each = aws_glue_catalog_table.port

  table {
    database_name = each.value.database_name
    name          = each.value.name
  }

  lf_tag {
    key   = "classification"
    value = local.sensitivity[each.key]
  }
}

resource "aws_lakeformation_resource_lf_tags" "columns" {
  for_each = local.classes

  table_with_columns {
    database_name = aws_glue_catalog_database.this.name
    name          = aws_glue_catalog_table.port[each.value.port].name
    column_names  = each.value.columns
  }

  lf_tag {
    key   = "classification"
    value = each.value.class
  }

  depends_on = [aws_lakeformation_resource_lf_tags.table]
}
