namespace DataProducts;

/// <summary>Names a product, <c>retail.customers</c>, which stands for its newest published major version; or one major version of it,
/// <c>retail.customers@1</c>.</summary>
/// <param name="Id">The product's identifier.</param>
/// <param name="Major">The major version, digits as semver.org 2.0.0 §2 writes them; null for the newest that is published.</param>
public readonly record struct ProductReference(string Id, string? Major = null)
{
    private const char Separator = '@';

    /// <summary>Names the major version that a version belongs to.</summary>
    /// <param name="id">The product's identifier.</param>
    /// <param name="version">The contract's semantic version.</param>
    /// <returns>For example <c>retail.customers@1</c>.</returns>
    public static ProductReference Of(string id, string version) => new(id, MajorOf(version));

    /// <summary>Reads a reference.</summary>
    /// <param name="text">What was typed, of any content. What is no reference names no product: it is an identifier as a whole, which
    /// no product has.</param>
    /// <returns>The reference.</returns>
    public static ProductReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.LastIndexOf(Separator);
        return at >= 0 && IsMajor(text.AsSpan(at + 1)) ? new(text[..at], text[(at + 1)..]) : new(text);
    }

    /// <summary>Gives the major version of a version.</summary>
    /// <param name="version">The contract's semantic version.</param>
    /// <returns>Its first number.</returns>
    public static string MajorOf(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var end = version.IndexOf('.', StringComparison.Ordinal);
        return end < 0 ? version : version[..end];
    }

    /// <summary>Orders major versions as numbers, of any length.</summary>
    /// <param name="left">A major version.</param>
    /// <param name="right">Another.</param>
    /// <returns>Negative where the first is the earlier one, 0 where they are the same, else positive.</returns>
    public static int CompareMajors(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
    }

    /// <summary>Says whether a text is a major version: a number without leading zeros.</summary>
    /// <param name="text">The text, of any content.</param>
    /// <returns>Whether it is one.</returns>
    public static bool IsMajor(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 20 && !text.ContainsAnyExceptInRange('0', '9') && (text.Length == 1 || text[0] != '0');

    /// <inheritdoc/>
    public override string ToString() => Major is null ? Id : $"{Id}{Separator}{Major}";
}
