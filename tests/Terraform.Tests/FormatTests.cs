using System.Diagnostics;
using DataProducts.TestKit;

namespace DataProducts.Terraform.Tests;

public sealed class FormatTests
{
    [Fact]
    public async Task EveryFile_IsFormatted()
    {
        var start = new ProcessStartInfo(TerraformTool.Find())
        {
            WorkingDirectory = Path.Combine(RepositoryRoot.Path, "terraform"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "fmt", "-check", "-recursive", "-diff", "-no-color" })
        {
            start.ArgumentList.Add(argument);
        }

        // A machine may name a configuration file that is not there.
        start.Environment["TF_CLI_CONFIG_FILE"] = "/dev/null";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, $"run 'terraform fmt -recursive terraform'\n{output}{await errors}");
    }
}
