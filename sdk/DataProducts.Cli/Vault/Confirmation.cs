namespace DataProducts.Cli.Vault;

/// <summary>Lets a person type once more what is about to be destroyed.</summary>
internal static class Confirmation
{
    /// <summary>Goes on if <c>--yes</c> was given or the same is typed again; else ends with <c>DP1007</c>, and nothing is done.</summary>
    /// <param name="yes">Whether <c>--yes</c> was given.</param>
    /// <param name="what">What will be done, a sentence.</param>
    /// <param name="expected">What has to be typed.</param>
    /// <param name="name">What that is, for the question.</param>
    public static void Ask(bool yes, string what, string expected, string name)
    {
        if (yes)
        {
            return;
        }

        if (Console.IsInputRedirected)
        {
            throw new DataProductException("DP1007", $"{what} Nothing was done: without a terminal --yes is needed.");
        }

        Console.Error.WriteLine(what);
        Console.Error.Write($"Type {name} again to do it: ");
        if (Console.ReadLine() != expected)
        {
            throw new DataProductException("DP1007", "Something else was typed. Nothing was done.");
        }
    }
}
