namespace DataProducts;

/// <summary>A cell of a lake table that holds a token.</summary>
/// <param name="Token">The token's text.</param>
/// <param name="Subject">Whose row it is: the row's <c>dp_subject</c>.</param>
public readonly record struct TokenCell(string Token, SubjectRef Subject);
