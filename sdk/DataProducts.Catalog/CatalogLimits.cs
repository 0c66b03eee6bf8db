using System.Globalization;
using DataProducts.Contracts;

namespace DataProducts.Catalog;

/// <summary>What the catalog takes. Whatever is stored is shown somewhere, so its size is bounded where it comes in.</summary>
internal static class CatalogLimits
{
    private const int Name = 256;
    private const int Sentence = 4096;

    // The manifest itself ends at 256 kB (DP0203); the contract that is rendered from it is of the same order.
    private const int Document = 1 << 20;

    private const int Version = 64;

    // Views and service levels repeat every column and port in each of a handful of jurisdictions.
    private const int Artefact = 8 << 20;
    private const int Artefacts = 64;

    public static void Check(CatalogProduct product)
    {
        CheckName("product", product.Id);
        if (ProductReference.Parse(product.Id).Major is not null)
        {
            throw CatalogErrors.Invalid("product", "its name ends as a reference to a major version does");
        }

        CheckName("domain", product.Domain);
        CheckName("owner", product.Owner);
        Check("description", product.Description, Sentence);
        Check("manifest", product.Manifest, Document);
        Check("contract", product.Contract, Document);

        if (product.Version is not { Length: <= Version } || !SemanticVersion.IsValid(product.Version))
        {
            throw CatalogErrors.NotAVersion(product);
        }
    }

    public static void Check(PublishedVersion version)
    {
        CheckName("product", version.Product);
        CheckName("port", version.Port);
        CheckName("batch", version.Batch);
        CheckName("contract version", version.ContractVersion);
        if (version.Snapshots.Count == 0)
        {
            throw CatalogErrors.Invalid("version", "it has no snapshot");
        }
    }

    public static void Check(ProductHealth health)
    {
        CheckName("product", health.Product);
        CheckName("status", health.Status);
        if (health.Score is not (>= 0 and <= 100))
        {
            throw CatalogErrors.Invalid("score", "it is from 0 to 100");
        }
    }

    public static void Check(CatalogSubscription subscription)
    {
        CheckName("subscription", subscription.Id);
        CheckName("product", subscription.Product);
        CheckName("group", subscription.Consumer);
        CheckName("purpose", subscription.Purpose);
        CheckName("person", subscription.RequestedBy);
        if (subscription.State != SubscriptionState.Requested)
        {
            throw CatalogErrors.Invalid("subscription", "it begins as a request");
        }
    }

    public static void Check(ProductRetirement retirement)
    {
        CheckName("product", retirement.Product);
        CheckName("major version", retirement.Major);
        CheckName("successor", retirement.Successor);
        CheckName("person", retirement.AnnouncedBy);
    }

    public static void Check(ProductRelease release)
    {
        CheckName("product", release.Product);
        CheckName("version", release.Version);
        CheckName("person", release.PublishedBy);
        Check("manifest", release.Manifest, Document);
        foreach (var consumer in release.Acknowledged)
        {
            CheckName("group", consumer);
        }

        if (release.Artefacts.Count > Artefacts)
        {
            throw CatalogErrors.Invalid("version", string.Create(CultureInfo.InvariantCulture, $"it has more than {Artefacts} artefacts"));
        }

        foreach (var artefact in release.Artefacts)
        {
            CheckName("path of an artefact", artefact.Path);
            Check("artefact", artefact.Text, Artefact);
        }
    }

    public static void CheckName(string what, string text)
    {
        Check(what, text, Name);
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                throw CatalogErrors.Invalid(what, "it has a control character");
            }
        }
    }

    private static void Check(string what, string text, int maximum)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > maximum)
        {
            throw CatalogErrors.Invalid(what, string.Create(
                CultureInfo.InvariantCulture, $"it is text of 1 to {maximum} characters"));
        }
    }
}
