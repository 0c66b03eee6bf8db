namespace DataProducts.Cli.Vault;

/// <summary>Looks for a person's rows in the lake, after the vault has done its part.</summary>
internal static class RowsLeft
{
    /// <summary>Gives the rows, or null where the lake cannot be looked through: what the vault did is done all the same, and has to be
    /// told.</summary>
    public static async Task<IReadOnlyList<SubjectRows>?> FindAsync(
        EmbeddedPlatform platform, Jurisdiction jurisdiction, SubjectRef subject, CancellationToken cancellationToken)
    {
        try
        {
            return await platform.RowsOfAsync(jurisdiction, subject, cancellationToken).ConfigureAwait(false);
        }
        catch (DataProductException failure)
        {
            Console.Error.WriteLine($"warning: the lake's rows of the person could not be counted, {failure.Id}: {failure.Message}");
            return null;
        }
    }
}
