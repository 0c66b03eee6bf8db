namespace DataProducts.Generators.Parsing;

/// <summary>What an editor can do about a finding. The sentence is for people and may be reworded; code fixes go by this.</summary>
[Flags]
internal enum Remedy
{
    /// <summary>Only the author knows.</summary>
    None = 0,

    /// <summary>Take the annotation at the finding's place away.</summary>
    RemoveAnnotation = 1,

    /// <summary>Take the question mark of the property's type away.</summary>
    RemoveQuestionMark = 2,

    /// <summary>Write the product's id in its form.</summary>
    RewriteId = 4,

    /// <summary>Write the version in its form.</summary>
    RewriteVersion = 8,

    /// <summary>Name an owner.</summary>
    AddOwner = 16,

    /// <summary>Say what one row is.</summary>
    AddDescription = 32,

    /// <summary>Make the record, and the types around it, partial.</summary>
    MakePartial = 64,

    /// <summary>Mark a property as the key.</summary>
    AddKey = 128,

    /// <summary>Take <c>Scope</c> out of the annotation at the finding's place.</summary>
    RemoveScope = 256,

    /// <summary>Take <c>KeepSpelling</c> out of the annotation at the finding's place.</summary>
    RemoveKeepSpelling = 512,

    /// <summary>Make the tokens of the annotation at the finding's place deterministic.</summary>
    MakeDeterministic = 1024,
}
