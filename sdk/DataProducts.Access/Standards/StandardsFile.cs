namespace DataProducts.Access;

/// <summary>One file of a standards package.</summary>
/// <param name="Path">Its place in the package's folder, with <c>/</c>, for example <c>policies/legal-hold.cedar</c>.</param>
/// <param name="Text">Its text, with <c>\n</c> at the end of each line.</param>
public sealed record StandardsFile(string Path, string Text);
