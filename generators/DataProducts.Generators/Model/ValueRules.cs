namespace DataProducts.Generators.Model;

/// <summary>What the values of a property must obey, beyond its type.</summary>
internal sealed record ValueRules
{
    public static ValueRules None { get; } = new();

    /// <summary>Gets the least value, as a source writes it, or null.</summary>
    public string? Minimum { get; init; }

    /// <summary>Gets the greatest value, as a source writes it, or null.</summary>
    public string? Maximum { get; init; }

    public bool ExclusiveMinimum { get; init; }

    public bool ExclusiveMaximum { get; init; }

    /// <summary>Gets the least number of characters, bytes or elements, or null.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>Gets the greatest number of characters, bytes or elements, or null.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>Gets the regular expression that the whole text matches, or null.</summary>
    public string? Pattern { get; init; }

    /// <summary>Gets a value indicating whether white space alone is no value.</summary>
    public bool NotBlank { get; init; }

    /// <summary>Gets a value indicating whether there is a rule that code checks after a value was read.</summary>
    public bool Any => (Minimum ?? Maximum ?? Pattern) is not null || MinimumLength is not null || MaximumLength is not null;
}
