using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>The nested records and collections that a type stands in.</summary>
internal sealed class Nesting
{
    // As deep as a manifest is read; no record of a domain is.
    private const int MaximumDepth = 8;

    private readonly Nesting? _outer;
    private readonly INamedTypeSymbol? _record;

    private Nesting(Nesting? outer, INamedTypeSymbol? record)
    {
        _outer = outer;
        _record = record;
        Depth = outer is null ? 0 : outer.Depth + 1;
    }

    /// <summary>Gets the place of a property of the row's own record.</summary>
    public static Nesting None { get; } = new(null, null);

    public int Depth { get; }

    public Nesting InCollection() => new(this, null);

    public Nesting In(INamedTypeSymbol record) => new(this, record);

    /// <summary>Tells whether another type may stand here that is made of types; otherwise it says so.</summary>
    public bool HasRoom(MemberFindings findings)
    {
        if (Depth < MaximumDepth)
        {
            return true;
        }

        findings.Add(Concern.Nesting, null, $"has more than {MaximumDepth} types in each other; flatten some of them");
        return false;
    }

    /// <summary>Tells whether the record stands in itself here, which no table can hold.</summary>
    public bool Has(INamedTypeSymbol record)
    {
        for (var one = this; one is not null; one = one._outer)
        {
            if (SymbolEqualityComparer.Default.Equals(one._record, record))
            {
                return true;
            }
        }

        return false;
    }
}
