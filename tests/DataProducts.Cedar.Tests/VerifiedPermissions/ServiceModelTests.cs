using System.Diagnostics;
using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Tests;

/// <summary>The limits are those of AWS's own service model, as botocore brings it.</summary>
public sealed class ServiceModelTests
{
    private const string Script = """
        import botocore, gzip, json, os, sys
        path = os.path.join(os.path.dirname(botocore.__file__), "data", "verifiedpermissions", "2021-12-01", "service-2.json.gz")
        json.dump(json.load(gzip.open(path))["shapes"], sys.stdout)
        """;

    [Fact]
    public async Task Limits_AreThoseOfTheServiceModel()
    {
        var shapes = await ShapesAsync();
        (string Shape, int Most)[] lengths =
        [
            ("Namespace", VerifiedPermissionsLimits.Namespace),
            ("EntityType", VerifiedPermissionsLimits.EntityType),
            ("EntityId", VerifiedPermissionsLimits.EntityId),
            ("ActionType", VerifiedPermissionsLimits.ActionType),
            ("ActionId", VerifiedPermissionsLimits.ActionId),
            ("PolicyName", VerifiedPermissionsLimits.PolicyName),
        ];

        Assert.All(lengths, one => Assert.Equal(one.Most, (int?)shapes[one.Shape]!["max"]));
        Assert.All(["EntityId", "EntityType", "ActionId", "ActionType"], shape => Assert.Equal(1, (int?)shapes[shape]!["min"]));
        Assert.All(["EntityId", "ActionId", "Namespace"], shape => Assert.Equal(".*", (string?)shapes[shape]!["pattern"]));
        Assert.Equal("[a-zA-Z0-9-/_]*", (string?)shapes["PolicyName"]!["pattern"]);
        Assert.Contains($"at most {VerifiedPermissionsLimits.Ancestors}", shapes["EntityItem"]!["members"]!["parents"]!["documentation"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains($"<code>{VerifiedPermissionsLimits.PolicyNamePrefix}</code>", shapes["CreatePolicyInput"]!["members"]!["name"]!["documentation"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryKindOfValue_HasAFormInTheServiceModel_SaveWhatIsWarnedOf()
    {
        var shapes = await ShapesAsync();
        Assert.Equal(
            ["boolean", "datetime", "decimal", "duration", "entityIdentifier", "ipaddr", "long", "record", "set", "string"],
            shapes["AttributeValue"]!["members"]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));

        // The widest texts that Cedar has for a value fit the service's patterns.
        Fits(shapes["Decimal"]!, "-922337203685477.5808");
        Fits(shapes["Duration"]!, "-9223372036854775808ms");
        Fits(shapes["DatetimeAttribute"]!, "9999-12-31T23:59:59.999+2359");
        Fits(shapes["IpAddr"]!, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128");
    }

    private static void Fits(JsonNode shape, string text)
    {
        Assert.Matches($@"\A(?:{(string)shape["pattern"]!})\z", text);
        Assert.InRange(text.Length, (int)shape["min"]!, (int)shape["max"]!);
    }

    private static async Task<JsonObject> ShapesAsync()
    {
        var start = new ProcessStartInfo("python3", ["-c", Script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (process.ExitCode == 0)
            {
                return JsonNode.Parse(output)!.AsObject();
            }

            throw new InvalidOperationException(await errors);
        }
        catch (Exception absent) when (absent is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            TestKit.Conformance.Absent("python3 with botocore (pip install botocore) brings AWS's service model; one of the two is not here.");
            throw;
        }
    }
}
