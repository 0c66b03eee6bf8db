using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Terraform.Tests;

/// <summary>Terraform itself, with a provider attached that knows the AWS provider's schema and creates nothing.</summary>
internal static class TerraformTool
{
    private const string Name = "terraform";

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    /// <summary>Finds the program, or skips the test; where everything must be there, it fails.</summary>
    public static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        var found = folders.Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists);
        if (found is null)
        {
            Conformance.Absent("terraform is not on PATH; install version 1.10 or newer from developer.hashicorp.com/terraform/install. "
                + "No Debian or npm package carries it.");
        }

        return found!;
    }

    /// <summary>Runs the jobs, two at a time; each stops at its first command that fails.</summary>
    /// <param name="jobs">What to run where.</param>
    /// <param name="known">Whether what AWS would compute gets a text that names it, instead of being unknown.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<TerraformResult>>> RunAsync(IReadOnlyList<TerraformJob> jobs, bool known)
    {
        var input = new JsonObject
        {
            ["terraform"] = Find(),
            ["known"] = known,
            ["jobs"] = JsonSerializer.SerializeToNode(jobs, CamelCase),
        };
        var output = await NodeOracle.RunAsync("terraform", "run.mjs", [], input.ToJsonString());
        return JsonSerializer.Deserialize<List<List<TerraformResult>>>(output, CamelCase)!;
    }
}

/// <summary>Commands to run in a folder, and the folder whose modules it uses.</summary>
internal sealed record TerraformJob(string Folder, string Modules, IReadOnlyList<IReadOnlyList<string>> Commands);

/// <summary>How one command ended.</summary>
internal sealed record TerraformResult(int Code, string Out, string Err)
{
    // Terraform wraps its messages at 78 columns and frames them; a test looks for the sentence.
    public string Message => string.Join(' ', (Out + Err).Replace('│', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
