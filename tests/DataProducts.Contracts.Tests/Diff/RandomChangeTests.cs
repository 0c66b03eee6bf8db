using CsCheck;

namespace DataProducts.Contracts.Tests;

/// <summary>Products of any shape, changed at any depth.</summary>
public sealed class RandomChangeTests
{
    [Fact]
    public void OneEdit_IsFoundAtItsPath_AndNothingElse() => Gen.Int.Sample(
        seed =>
        {
            var made = new RandomProduct(seed);
            var product = made.Make();
            var fitting = FieldPlaces.Of(product)
                .SelectMany(place => FieldEdit.All.Where(edit => edit.Fits(place.Path, place.Field)).Select(edit => (place, edit)))
                .ToList();
            var (place, edit) = fitting[made.Next(fitting.Count)];

            var diff = ContractDiff.Between(product, FieldPlaces.Change(product, place.Port, place.Path, edit.Apply));

            var expected = (edit.Rule, edit.Level, Path: $"{product.Ports[place.Port].Name}.{string.Join('.', place.Path)}{edit.Within}");
            return diff.Changes is [var change] && (change.Rule, change.Level, change.Path) == expected;
        },
        iter: 3_000);

    [Fact]
    public void NoEdit_IsNoChange_AndManifestsSurviveTheirText() => Gen.Int.Sample(
        seed =>
        {
            var product = new RandomProduct(seed).Make();
            var again = ManifestReader.Parse(ManifestWriter.Write(product));
            return ContractDiff.Between(product, again).Changes.Count == 0 && ManifestWriter.Write(again) == ManifestWriter.Write(product);
        },
        iter: 1_000);
}
