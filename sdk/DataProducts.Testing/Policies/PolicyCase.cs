using System.Text.Json;
using DataProducts.Access;

namespace DataProducts.Testing;

/// <summary>One expectation of a product's policies, as data: who asks for what, and what is to come of it.</summary>
/// <remarks>What is null or empty is not expected. <c>docs/testing.md</c> shows the file form.</remarks>
public sealed record PolicyCase
{
    /// <summary>Gets what the case is about, for a person.</summary>
    public string? Name { get; init; }

    /// <summary>Gets who asks: an id of the people file.</summary>
    public required string Viewer { get; init; }

    /// <summary>Gets what for; null for no purpose.</summary>
    public string? Purpose { get; init; }

    /// <summary>Gets where the viewer's device is; null for the viewer's seat.</summary>
    public Jurisdiction? Device { get; init; }

    /// <summary>Gets the point of time of the decision; null for that of the whole test.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Gets whose law protects the rows; null for the viewer's seat.</summary>
    public Jurisdiction? Jurisdiction { get; init; }

    /// <summary>Gets the port; null for the product's own.</summary>
    public string? Port { get; init; }

    /// <summary>Gets one row by the attributes that policies read: true, false, a whole number, or text, a decimal as text; null for no
    /// particular row. An attribute that is left out is absent where it may be, else false, 0 or empty.</summary>
    public IReadOnlyDictionary<string, object?>? Row { get; init; }

    /// <summary>Gets whether the <see cref="Row"/> is to be seen.</summary>
    public bool? Sees { get; init; }

    /// <summary>Gets how many rows are to be seen where no particular <see cref="Row"/> is meant.</summary>
    public Extent? Rows { get; init; }

    /// <summary>Gets the columns that are to be seen in clear.</summary>
    public IReadOnlyList<string> Clear { get; init; } = [];

    /// <summary>Gets the columns that are to stay tokens.</summary>
    public IReadOnlyList<string> Tokens { get; init; } = [];

    /// <summary>Gets the columns that are to be masked.</summary>
    public IReadOnlyList<string> Masked { get; init; } = [];

    /// <summary>Gets the policy that is to be among those that deny every row; <c>default</c> where no policy permits.</summary>
    public string? DeniedBy { get; init; }

    /// <summary>Gets an action on the product itself: <c>subscribe</c>, <c>approve</c>, <c>publish</c> or <c>administer</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Gets whether the <see cref="Action"/> is to be allowed.</summary>
    public bool? Allowed { get; init; }

    /// <summary>Gives the case as one line of JSON, the form in which a file holds it.</summary>
    public override string ToString() => JsonSerializer.Serialize(PolicyTestDocument.Case.Of(this), PolicyTestJson.Line.Case);
}
