using DataProducts.Cli.Cedar;
using DataProducts.Cli.Diff;

namespace DataProducts.Cli.Output;

/// <summary>What is said of a rule in a log: of a change of a contract or of the standards by its own page, of everything else by the page of errors.</summary>
internal static class SarifRules
{
    public static SarifRule Describe(string id)
    {
        if ((DiffSarif.Describe(id) ?? StandardsSarif.Describe(id)) is { } rule)
        {
            return rule;
        }

        var (meaning, remedy) = ErrorPage.Find(id);
        return new(id, meaning, remedy, ErrorPage.Address);
    }
}
