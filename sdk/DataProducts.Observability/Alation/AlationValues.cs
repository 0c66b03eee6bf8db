namespace DataProducts.Observability;

/// <summary>A kind of data quality that Alation shows.</summary>
internal sealed record QualityField(string Key, string Name, string Description);

/// <summary>A value of data quality for one table or column; without a number it is taken back, so that no old one stands for
/// good.</summary>
internal sealed record QualityValue(string Field, string Object, string ObjectType, double? Value, string Status);

/// <summary>A value of a custom field for one table.</summary>
internal sealed record CustomFieldValue(long Field, long Table, string Value);
