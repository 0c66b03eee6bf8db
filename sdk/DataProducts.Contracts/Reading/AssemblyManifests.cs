using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DataProducts.Contracts;

/// <summary>Finds the <see cref="DataProductManifestAttribute"/>s of an assembly in its metadata (ECMA-335 II.22.10, II.23.3).</summary>
internal static class AssemblyManifests
{
    private const ushort Prolog = 1;
    private const int MaximumProducts = 256;

    // Two strings, each with a length before it, and the prolog: what is longer holds a manifest that is too long.
    private const int MaximumBlob = ManifestReader.MaximumBytes + 4096;

    public static IReadOnlyList<(string Id, string Json)> Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using var image = new PEReader(file, PEStreamOptions.PrefetchMetadata);
            return image.HasMetadata ? Read(image.GetMetadataReader()) : throw Unreadable("it is no .NET assembly");
        }
        catch (BadImageFormatException failure)
        {
            throw Unreadable("it is no .NET assembly, or is damaged", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable("the file cannot be opened", failure);
        }

        DataProductException Unreadable(string problem, Exception? cause = null) =>
            new(ManifestErrors.UnreadableAssembly, $"No manifest can be read from '{path}': {problem}. Build the project first.", cause);
    }

    private static List<(string Id, string Json)> Read(MetadataReader metadata)
    {
        var manifests = new List<(string, string)>();
        if (!metadata.IsAssembly)
        {
            return manifests;
        }

        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (!IsManifest(metadata, attribute))
            {
                continue;
            }

            if (manifests.Count == MaximumProducts)
            {
                throw new DataProductException(
                    ManifestErrors.Malformed, $"The assembly holds more than {MaximumProducts} products. Divide it into several projects.");
            }

            manifests.Add(Decode(metadata.GetBlobReader(attribute.Value)));
        }

        return manifests;
    }

    private static (string Id, string Json) Decode(BlobReader value)
    {
        if (value.Length > MaximumBlob)
        {
            throw new DataProductException(
                ManifestErrors.Malformed,
                $"A manifest of the assembly has more than {ManifestReader.MaximumBytes} bytes. Split the product.");
        }

        var wellFormed = value.ReadUInt16() == Prolog;
        var id = wellFormed ? value.ReadSerializedString() : null;
        var json = wellFormed ? value.ReadSerializedString() : null;
        return id is not null && json is not null ? (id, json) : throw new BadImageFormatException();
    }

    private static bool IsManifest(MetadataReader metadata, CustomAttribute attribute)
    {
        var type = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };

        return type.Kind switch
        {
            HandleKind.TypeReference when metadata.GetTypeReference((TypeReferenceHandle)type) is var reference =>
                IsManifest(metadata, reference.Namespace, reference.Name),
            HandleKind.TypeDefinition when metadata.GetTypeDefinition((TypeDefinitionHandle)type) is var definition =>
                IsManifest(metadata, definition.Namespace, definition.Name),
            _ => false,
        };
    }

    private static bool IsManifest(MetadataReader metadata, StringHandle space, StringHandle name) =>
        metadata.StringComparer.Equals(name, nameof(DataProductManifestAttribute))
        && metadata.StringComparer.Equals(space, nameof(DataProducts));
}
