using System.CommandLine;
using DataProducts.Cli.Diff;

namespace DataProducts.Cli.Ci;

/// <summary><c>dataproduct ci</c>: everything that a reviewer of a change wants to know, in the forms that pipelines read.</summary>
internal static class CiCommand
{
    public static Command Make()
    {
        var assembly = new Option<string>("--assembly") { Description = "The built assembly with the products.", HelpName = "file", Required = true };
        var policies = new Option<string>("--policies")
        {
            Description = "The folder of the policies; those of one product may lie in a folder of its id.",
            HelpName = "folder",
            DefaultValueFactory = _ => "policies",
        };
        var people = new Option<string>("--people")
        {
            Description = "Who may ask for what.",
            HelpName = "file",
            DefaultValueFactory = _ => "people.json",
        };
        var against = new Option<string?>("--against")
        {
            Description = "The version that consumers rely on: a file (an assembly, .json, .yaml), 'baseline', or a git reference such as main; "
                + "by default the folder of contracts where there is one.",
            HelpName = "file|baseline|ref",
        };
        var contracts = ContractsOption.Make();
        var standards = new Option<string?>("--standards")
        {
            Description = "The folder of the standards package; by default the one that the build laid beside the assembly.",
            HelpName = "folder",
        };
        var map = new Option<string>("--identity-map")
        {
            Description = "Which roles stand for whom in engines; by default this file, or that of the standards.",
            HelpName = "file",
            DefaultValueFactory = _ => "identity-map.json",
        };
        var output = new Option<string>("--output")
        {
            Description = "Where report.md, results.sarif, results.junit.xml and access-plan.json are written.",
            HelpName = "folder",
            DefaultValueFactory = _ => "ci",
        };
        var command = new Command("ci", "Checks a change: policies, contract, access plan; writes one Markdown report, SARIF and JUnit.")
        {
            assembly, policies, people, against, contracts, standards, map, output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var inputs = await CiInputs.ReadAsync(
                new CiPlaces(
                    parsed.GetRequiredValue(assembly), parsed.GetRequiredValue(policies), parsed.GetRequiredValue(people), parsed.GetValue(against),
                    parsed.GetRequiredValue(contracts), parsed.GetValue(standards), parsed.GetRequiredValue(map)),
                now,
                cancellation).ConfigureAwait(false);
            var report = CiRun.Of(inputs, now);
            CiFiles.Write(report, parsed.GetRequiredValue(output));
            Console.Out.Write(CiText.Of(report));
            return report.Failed ? ExitCode.Finding : ExitCode.Done;
        });
        return command;
    }
}
