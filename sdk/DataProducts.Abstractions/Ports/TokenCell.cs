namespace DataProducts;

/// <summary>A cell of a lake table that holds a token, or a text that keeps its value's format.</summary>
/// <param name="Token">What the lake holds.</param>
/// <param name="Subject">Whose row it is: the row's <c>dp_subject</c>.</param>
public readonly record struct TokenCell(string Token, SubjectRef Subject);
