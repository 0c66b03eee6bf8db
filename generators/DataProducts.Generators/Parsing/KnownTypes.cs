namespace DataProducts.Generators.Parsing;

/// <summary>Names of the annotations. They are compared by name, because a generator refers to no other assembly of ours.</summary>
internal static class KnownTypes
{
    public const string Namespace = "DataProducts";
    public const string DataProduct = "DataProducts.DataProductAttribute";
    public const string DataProductPort = "DataProducts.DataProductPortAttribute";
    public const string Jurisdiction = "Jurisdiction";

    public const string DataProductAttribute = "DataProductAttribute";
    public const string DataProductPortAttribute = "DataProductPortAttribute";
    public const string DerivedFromAttribute = "DerivedFromAttribute";
    public const string FreshnessAttribute = "FreshnessAttribute";
    public const string CompletenessAttribute = "CompletenessAttribute";
    public const string KeyAttribute = "KeyAttribute";
    public const string SubjectAttribute = "SubjectAttribute";
    public const string EventTimeAttribute = "EventTimeAttribute";
    public const string JurisdictionOfAttribute = "JurisdictionOfAttribute";
    public const string FromAttribute = "FromAttribute";
    public const string PiiAttribute = "PiiAttribute";
    public const string NotPersonalAttribute = "NotPersonalAttribute";
    public const string ClassifiedAttribute = "ClassifiedAttribute";
    public const string PrecisionAttribute = "PrecisionAttribute";
    public const string UniqueAttribute = "UniqueAttribute";
    public const string ReferencesAttribute = "ReferencesAttribute";
    public const string RegimeAttribute = "RegimeAttribute";
    public const string UnitAttribute = "UnitAttribute";
    public const string QualityAttribute = "QualityAttribute";
    public const string RetentionAttribute = "RetentionAttribute";
    public const string RetiredAttribute = "RetiredAttribute";
    public const string PartitionByAttribute = "PartitionByAttribute";
    public const string LakeValueAttribute = "LakeValueAttribute";

    public const string DefaultValueAttribute = "System.ComponentModel.DefaultValueAttribute";
    public const string ValidationAttribute = "System.ComponentModel.DataAnnotations.ValidationAttribute";
    public const string Validation = "System.ComponentModel.DataAnnotations";
}
