namespace DataProducts.Cedar;

/// <summary>The name of an entity: its type and its id, for example <c>DataProducts::User::"u1"</c>.</summary>
/// <param name="Type">The fully qualified entity type.</param>
/// <param name="Id">The id, any text; compared ordinally.</param>
public readonly record struct EntityUid(string Type, string Id)
{
    /// <summary>Gets whether this names an action: the last part of its type is <c>Action</c>.</summary>
    public bool IsAction => Type == "Action" || Type.EndsWith("::Action", StringComparison.Ordinal);

    /// <summary>Gives Cedar syntax, the id escaped.</summary>
    public override string ToString() => $"{Type}::{CedarText.Quote(Id)}";
}
