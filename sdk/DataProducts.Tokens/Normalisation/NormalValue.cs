namespace DataProducts.Tokens;

/// <summary>A value in its kind's one spelling.</summary>
/// <param name="Text">The spelling; empty if the value is nothing but white space, which is never tokenised.</param>
/// <param name="Version">The version of the rules it went through; hashed before the text, so that other rules give another token.</param>
internal readonly record struct NormalValue(string Text, byte Version);
