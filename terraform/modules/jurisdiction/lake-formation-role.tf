# Lake Formation hands out credentials of this role; it reads and writes the domains' buckets and nothing else.
resource "aws_iam_role" "lake_formation" {
  name                 = lower("dp-${var.environment}-${var.jurisdiction}-lake-formation")
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lakeformation.amazonaws.com" }
      Action    = ["sts:AssumeRole", "sts:SetContext"]
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "lake_formation" {
  name = "lake"
  role = aws_iam_role.lake_formation.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = [for domain, arn in module.lake.bucket_arns : "${arn}/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = values(module.lake.bucket_arns)
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = values(module.kms.domain_key_arns)
      },
    ]
  })
}
