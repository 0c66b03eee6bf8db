namespace DataProducts.Tokens;

/// <summary>What a re-tokenisation does about the tokens of one space, class and key version.</summary>
/// <param name="Scope">The space: a domain's name, or <c>*</c>.</param>
/// <param name="Kind">What kind of personal data they stand for.</param>
/// <param name="Mode">How they were made.</param>
/// <param name="Version">The version of the key that made them.</param>
/// <param name="Newest">The newest version of that key.</param>
/// <param name="Items">How many items the vault has of it: one a token and subject. Null for one-way tokens, which no vault has.</param>
/// <param name="Action">What is done.</param>
public sealed record RetokenisationStep(
    string Scope, PiiKind Kind, TokenMode Mode, int Version, int Newest, long? Items, RetokenisationAction Action);

/// <summary>What a re-tokenisation does about tokens.</summary>
public enum RetokenisationAction
{
    /// <summary>Nothing: they are of the newest version.</summary>
    None = 0,

    /// <summary>Each gets a token of the newest version.</summary>
    Replace = 1,

    /// <summary>Nothing: a random token is made of its place and not of its value, so another key's would say no less about the value. They
    /// still open, and their version stays.</summary>
    KeepRandom = 2,

    /// <summary>Nothing can be done: no vault has the values. Only hydrating from the source again replaces them; until then they join with
    /// none of the newest version.</summary>
    CannotOpen = 3,

    /// <summary>Nothing: a text that keeps its value's format has no place beside it in the lake for another's. They still open, and their
    /// version stays; hydrating from the source again replaces them, and until then they join with none of the newest version.</summary>
    KeepFormat = 4,
}
