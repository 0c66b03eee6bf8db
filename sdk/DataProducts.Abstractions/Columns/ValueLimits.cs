namespace DataProducts;

/// <summary>What a contract says of the values of a column, or of a field within one, beyond their type: range, length and pattern.</summary>
public sealed record ValueLimits
{
    /// <summary>Gets the limits that let every value of the type through.</summary>
    public static ValueLimits None { get; } = new();

    /// <summary>Gets the least value in the form in which a source writes it, or null.</summary>
    public string? Minimum { get; init; }

    /// <summary>Gets the greatest value in the form in which a source writes it, or null.</summary>
    public string? Maximum { get; init; }

    /// <summary>Gets a value indicating whether <see cref="Minimum"/> itself is too little.</summary>
    public bool ExclusiveMinimum { get; init; }

    /// <summary>Gets a value indicating whether <see cref="Maximum"/> itself is too much.</summary>
    public bool ExclusiveMaximum { get; init; }

    /// <summary>Gets the least number of characters, bytes or elements, or null.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>Gets the greatest number of characters, bytes or elements, or null.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>Gets the regular expression (.NET's, without what backtracks) that the whole text matches, or null.</summary>
    public string? Pattern { get; init; }
}
