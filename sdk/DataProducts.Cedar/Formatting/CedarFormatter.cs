namespace DataProducts.Cedar;

/// <summary>Lays out policies and templates in one way, the way of Cedar's own formatter.</summary>
/// <remarks>Only blanks, line ends and the comma after the last item change: every other token and every comment stays, in its order. To
/// format what is formatted changes nothing.</remarks>
public static class CedarFormatter
{
    /// <summary>Formats policies.</summary>
    /// <param name="text">The policies.</param>
    /// <param name="path">What to call the text in messages, usually its file.</param>
    /// <param name="options">How; the default is 80 columns and two blanks a level.</param>
    /// <returns>The formatted text; it ends with a line end, unless it is empty.</returns>
    /// <exception cref="CedarSyntaxException">The text is not Cedar or exceeds a limit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static string Format(string text, string path, CedarFormatOptions? options = null)
    {
        options ??= new();
        options.Validate();
        var tree = CedarSyntaxTree.Parse(text, path);
        if (tree.Diagnostics.Count > 0)
        {
            throw new CedarSyntaxException(tree.Diagnostics);
        }

        var layout = new Layout(tree.Tape);
        new PolicyLayout(tree.Tape, layout, options.Indent).Write();
        return new LayoutPrinter(text, layout.Items, options.Width).Print();
    }
}
