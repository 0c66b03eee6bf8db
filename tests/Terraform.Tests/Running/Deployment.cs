using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Terraform.Tests;

/// <summary>A copy of <c>terraform/</c> as an organisation would use it: its variables filled in, the sample's product and policies laid
/// down, the state in a local file instead of S3.</summary>
internal sealed class Deployment : IDisposable
{
    public const string Account = "111122223333";

    private static readonly string[] PlanCommand = ["plan", "-input=false", "-lock=false", "-no-color", "-out=plan"];
    private static readonly string[] ShowCommand = ["show", "-json", "plan"];

    private readonly TempFolder _folder = new();

    /// <summary>Copies a deployment with whatever Terraform has put there, or the repository's own <c>terraform/</c>.</summary>
    public Deployment(Deployment? initialised = null)
    {
        if (initialised is not null)
        {
            Copy(initialised._folder.Path, _folder.Path, _ => true);
            return;
        }

        // Whatever a person's own use of the roots has left there stays behind.
        Copy(Path.Combine(RepositoryRoot.Path, "terraform"), _folder.Path, file =>
            !file.Contains(".terraform", StringComparison.Ordinal) && !file.Contains(".tfstate", StringComparison.Ordinal)
            && !(file.StartsWith("live", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal)));
        Copy(InModules("data-product/examples"), Path.Combine(_folder.Path, "live/prod/products"), _ => true);
        Copy(InModules("authz/examples"), Path.Combine(_folder.Path, "live/prod/policies"), _ => true);
        foreach (var home in Homes.All)
        {
            File.WriteAllText(InRoot(home, "state_override.tf"), "terraform {\n  backend \"local\" {}\n}\n");
            File.WriteAllText(InRoot(home, "test.auto.tfvars.json"), Variables(home).ToJsonString());
        }
    }

    /// <summary>Plans a root, which validates it first.</summary>
    public TerraformJob Plan(Home home) => Job(home, [["init", "-input=false"], PlanCommand, ShowCommand]);

    /// <summary>Plans a root of a copy of a deployment where Terraform has been initialised.</summary>
    public TerraformJob PlanAgain(Home home) => Job(home, [PlanCommand, ShowCommand]);

    /// <summary>Replaces a text wherever a file has it; it must be there.</summary>
    public Deployment With(string file, string text, string replacement)
    {
        var path = Path.Combine(_folder.Path, file);
        var before = File.ReadAllText(path);
        Assert.True(before.Contains(text, StringComparison.Ordinal), $"{file} no longer has: {text}");
        File.WriteAllText(path, before.Replace(text, replacement, StringComparison.Ordinal));
        return this;
    }

    public Deployment Without(string file)
    {
        File.Delete(Path.Combine(_folder.Path, file));
        return this;
    }

    public Deployment WithFile(string file, string text)
    {
        File.WriteAllText(Path.Combine(_folder.Path, file), text);
        return this;
    }

    /// <summary>Gives a domain the example's policies; Terraform reads their shape, not what they say.</summary>
    public Deployment WithPoliciesOf(string domain) =>
        WithFile($"live/prod/policies/{domain}.json", File.ReadAllText(InModules("authz/examples/retail.json")));

    public Deployment WithVariable(Home home, string name, JsonNode? value)
    {
        var variables = Variables(home);
        variables.Remove(name);
        if (value is not null)
        {
            variables[name] = value;
        }

        return WithFile($"{home.Root}/test.auto.tfvars.json", variables.ToJsonString());
    }

    public void Dispose() => _folder.Dispose();

    private TerraformJob Job(Home home, string[][] commands) =>
        new(Path.Combine(_folder.Path, home.Root), Path.Combine(_folder.Path, "modules"), commands);

    private string InModules(string path) => Path.Combine(_folder.Path, "modules", path);

    private string InRoot(Home home, string file) => Path.Combine(_folder.Path, home.Root, file);

    private static JsonObject Variables(Home home)
    {
        var variables = new JsonObject
        {
            ["org"] = "bank",
            ["account_id"] = Account,
            ["deploy_role_arn"] = Role("deploy"),
            ["domains"] = new JsonArray("retail"),
            ["permissions_boundary_arn"] = $"arn:aws:iam::{Account}:policy/boundary",
            ["roles"] = new JsonObject
            {
                ["key_admins"] = new JsonArray(Role("key-admin")),
                ["vault"] = new JsonArray(Role("vault")),
                ["lake"] = new JsonArray(Role("engine")),
                ["audit"] = new JsonArray(Role("sequencer")),
                ["lake_admins"] = new JsonArray(Role("access-planner")),
                ["writer"] = Role("hydration"),
            },
        };
        if (home.Abroad)
        {
            variables["apdp_record"] = "APDP 2026-07";
        }

        return variables;
    }

    private static string Role(string name) => $"arn:aws:iam::{Account}:role/{name}";

    private static void Copy(string from, string to, Func<string, bool> wanted)
    {
        var files = Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(from, file));
        foreach (var file in files.Where(wanted))
        {
            var target = Path.Combine(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(from, file), target, overwrite: true);
        }
    }
}
