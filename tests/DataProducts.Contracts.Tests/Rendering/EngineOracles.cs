using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

/// <summary>Further judges that we did not write.</summary>
internal static class EngineOracles
{
    /// <summary>Parses documents as YAML, by the rules of 1.2 and of 1.1 alike.</summary>
    public static async Task<IReadOnlyList<JsonNode>> YamlAsync(params string[] documents)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["any.json"], """{"$schema":"https://json-schema.org/draft/2020-12/schema"}""");
        var answers = await Oracles.ValidateAsync(folder["any.json"], documents);
        Assert.All(answers, answer => Assert.Empty(answer.Errors));
        return [.. answers.Select(answer => answer.Value)];
    }

    /// <summary>Composes subgraphs as a router's schema is made.</summary>
    public static async Task<JsonNode> ComposeAsync(params (string Name, string Sdl)[] subgraphs)
    {
        var request = JsonSerializer.Serialize(subgraphs.Select(one => new { name = one.Name, sdl = one.Sdl }));
        return JsonNode.Parse(await NodeOracle.RunAsync("federation", "compose.cjs", [], request))!;
    }

    /// <summary>Has Terraform read an input file as the module's variable <c>product</c>, and gives the value that it then has.</summary>
    public static async Task<JsonNode> TerraformAsync(string input)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, "terraform")).FirstOrDefault(File.Exists);
        if (program is null)
        {
            Conformance.Absent("terraform is not on PATH; install version 1.10 or newer from developer.hashicorp.com/terraform/install.");
        }

        using var folder = new TempFolder();
        var module = Path.Combine(RepositoryRoot.Path, "terraform", "modules", "data-product", "variables.tf");
        File.Copy(module, folder["variables.tf"]);
        await File.WriteAllTextAsync(folder["product.auto.tfvars.json"], input);
        await File.WriteAllTextAsync(folder["empty.tfrc"], string.Empty);
        await File.WriteAllTextAsync(folder["output.tf"], "output \"product\" {\n  value = jsonencode(var.product)\n}\n");
        var role = "arn:aws:iam::111122223333:role/x";
        await File.WriteAllTextAsync(
            folder["rest.auto.tfvars.json"],
            JsonSerializer.Serialize(new
            {
                environment = "test",
                jurisdiction = JsonNode.Parse(input)!["product"]!["jurisdictions"]![0]!.GetValue<string>(),
                bucket_arn = "arn:aws:s3:::x",
                bucket_name = "x",
                lake_formation_role_arn = role,
                writer_role_arn = role,
            }));
        await RunAsync(program!, folder, "plan", "-input=false", "-lock=false", "-no-color", "-out=plan");
        var plan = JsonNode.Parse(await RunAsync(program!, folder, "show", "-json", "plan"))!;
        return JsonNode.Parse(plan["planned_values"]!["outputs"]!["product"]!["value"]!.GetValue<string>())!;
    }

    private static async Task<string> RunAsync(string program, TempFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TF_CLI_CONFIG_FILE"] = folder["empty.tfrc"];
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"terraform {arguments[0]}: {output}{await errors}");
        return output;
    }
}
