using System.Text;
using CsCheck;

namespace DataProducts.Contracts.Tests;

public sealed class ManifestFuzzTests
{
    private static readonly string[] Fragments =
    [
        "\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e400", "99999999999999999999",
        "\\u0000", "\\ud800", "\\", "\u0000", "é", "\ud83d\ude00",
        "\"id\":", "\"ports\":[]", "{\"name\":1}", "decimal(38, 28)", "P9999999999Y", "PT", "dp_",
        "\"type\":\"struct\"", "\"minimum\":\"x\",", "\"maxLength\":1,", "\"pattern\":\"(\",", "list", "uuid", "time", "a__b",
    ];

    private static readonly string[] Manifests =
        [Samples.AccessModel, Samples.Everything, Samples.EverythingSound, Samples.CompleteJson];

    private static readonly Gen<(int At, int Length, string Fragment)[]> Edits =
        Gen.Select(Gen.Int[0, 30_000], Gen.Int[0, 12], Gen.Int[0, Fragments.Length - 1].Select(index => Fragments[index])).Array[1, 4];

    [Fact]
    public void MutatedManifest_IsReadOrRefusedWithAnId() =>
        Gen.Select(Gen.Int[0, Manifests.Length - 1].Select(index => Manifests[index]), Edits).Sample(
            (json, edits) => IsReadOrRefused(edits.Aggregate(json, (text, edit) => Splice(text, edit.At, edit.Length, edit.Fragment))),
            iter: 20_000);

    [Fact]
    public void Noise_IsRefusedWithAnId() => Gen.String[0, 200].Sample(IsReadOrRefused, iter: 20_000);

    private static string Splice(string text, int at, int length, string fragment)
    {
        at %= text.Length + 1;
        return new StringBuilder(text).Remove(at, Math.Min(length, text.Length - at)).Insert(at, fragment).ToString();
    }

    // A manifest that is read can also be rendered, or is refused with an id there.
    private static bool IsReadOrRefused(string json)
    {
        try
        {
            return ProductArtefacts.Render(ManifestReader.Parse(json)).Count > 0;
        }
        catch (DataProductException failure)
        {
            return failure.Id.StartsWith("DP12", StringComparison.Ordinal);
        }
    }
}
