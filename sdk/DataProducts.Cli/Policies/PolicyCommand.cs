using System.CommandLine;

namespace DataProducts.Cli.Policies;

/// <summary><c>dataproduct policy</c>: a product's policies against the team's expectations of them.</summary>
internal static class PolicyCommand
{
    public static Command Make() => new("policy", "Tests of a product's policies, and what they would miss.")
    {
        PolicyTestCommand.Make(),
        PolicyCoverageCommand.Make(),
    };
}
