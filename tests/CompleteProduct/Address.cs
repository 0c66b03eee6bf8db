using System.ComponentModel.DataAnnotations;

namespace Trade;

/// <summary>A place with a street.</summary>
public sealed record Address
{
    /// <summary>The street and the house.</summary>
    [StringLength(40, MinimumLength = 1), NotPersonal("a depot's, never a home")] public required string Street { get; init; }
    [RegularExpression("[0-9]+"), From("postCode")] public string? Zip { get; init; }
    [Obsolete("gone")] public int Floor { get; init; }
    public Point? Place { get; init; }
    public string Shown => Street + Zip;
}
