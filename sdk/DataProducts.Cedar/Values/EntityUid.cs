namespace DataProducts.Cedar;

/// <summary>The name of an entity: its type and its id, for example <c>DataProducts::User::"u1"</c>.</summary>
/// <param name="Type">The fully qualified entity type.</param>
/// <param name="Id">The id, any text; compared ordinally.</param>
public readonly record struct EntityUid(string Type, string Id)
{
    /// <summary>Gets whether this names an action: the last part of its type is <c>Action</c>.</summary>
    public bool IsAction => Type == "Action" || Type.EndsWith("::Action", StringComparison.Ordinal);

    /// <summary>Reads a name in Cedar syntax, for example <c>User::"ann"</c>.</summary>
    /// <param name="text">The text; nothing else may stand in it.</param>
    /// <exception cref="CedarSyntaxException">The text is no entity's name.</exception>
    public static EntityUid Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new TokenReader(text, "");
        EntityUid uid = default;
        tokens.Recover(
            () =>
            {
                uid = Names.ReadEntity(tokens);
                if (!tokens.AtEnd)
                {
                    throw tokens.Unexpected("the end after an entity");
                }
            },
            ";");
        tokens.ThrowIfFailed();
        return uid;
    }

    /// <summary>Gives Cedar syntax, the id escaped.</summary>
    public override string ToString() => $"{Type}::{CedarText.Quote(Id)}";
}
