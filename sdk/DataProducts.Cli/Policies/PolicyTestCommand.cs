using System.CommandLine;
using DataProducts.Cli.Output;
using DataProducts.Testing;

namespace DataProducts.Cli.Policies;

/// <summary><c>dataproduct policy test</c>: do the policies do what the team expects?</summary>
internal static class PolicyTestCommand
{
    public static Command Make()
    {
        var inputs = new PolicyInputs();
        var json = StateFolder.JsonOption();
        var command = new Command("test", "Runs the tests of a product's policies: policies/tests/*.json.");
        inputs.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            var (policies, cases) = inputs.Read(parsed);
            var results = cases.Select(one => new PolicyTestResult(one, PolicyAssert.Check(policies, one))).ToList();
            Write(policies.Product.Id, results, parsed.GetValue(json));
            return results.TrueForAll(one => one.Wrong.Count == 0) ? ExitCode.Done : ExitCode.Finding;
        });
        return command;
    }

    private static void Write(string product, List<PolicyTestResult> results, bool json)
    {
        var failed = results.FindAll(one => one.Wrong.Count > 0);
        if (json)
        {
            JsonOutput.Write(
                new PolicyTestReportDocument(product, results.Count, [.. failed.Select(one => new PolicyTestReportDocument.Failure(one.Case.Name, one.Case.Viewer, one.Wrong))]),
                CliJson.Default.PolicyTestReportDocument);
            return;
        }

        foreach (var (one, wrong) in failed)
        {
            Console.Out.WriteLine($"{one.Name ?? one.ToString()} ({one.Viewer})");
            foreach (var text in wrong)
            {
                Console.Out.WriteLine($"  {text.Replace("\n", "\n  ", StringComparison.Ordinal)}");
            }
        }

        Console.Out.WriteLine($"{product}: {results.Count - failed.Count} of {results.Count} policy tests hold");
    }

    private sealed record PolicyTestResult(PolicyCase Case, IReadOnlyList<string> Wrong);
}

/// <summary>What the policy tests found.</summary>
internal sealed record PolicyTestReportDocument(string Product, int Tests, IReadOnlyList<PolicyTestReportDocument.Failure> Failed)
{
    internal sealed record Failure(string? Name, string Viewer, IReadOnlyList<string> Wrong);
}
