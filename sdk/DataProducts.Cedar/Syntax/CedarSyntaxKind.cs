namespace DataProducts.Cedar;

/// <summary>What a token, a node or a piece of trivia of a syntax tree is.</summary>
public enum CedarSyntaxKind
{
    /// <summary>The end of the text; it has no characters, but the trivia before it.</summary>
    EndOfFile,

    /// <summary>A character that Cedar does not know.</summary>
    Bad,

    /// <summary>Text that the grammar has no place for, in one piece.</summary>
    SkippedText,

    /// <summary>A string whose closing quote is missing, up to the end of its line.</summary>
    UnclosedString,

    /// <summary>A string, with its quotes.</summary>
    StringLiteral,

    /// <summary>Digits.</summary>
    IntegerLiteral,

    /// <summary>A name that is none of Cedar's words.</summary>
    Identifier,

    /// <summary><c>permit</c>; it may be a name, too.</summary>
    PermitKeyword,

    /// <summary><c>forbid</c>; it may be a name, too.</summary>
    ForbidKeyword,

    /// <summary><c>when</c>; it may be a name, too.</summary>
    WhenKeyword,

    /// <summary><c>unless</c>; it may be a name, too.</summary>
    UnlessKeyword,

    /// <summary><c>principal</c>; it may be a name, too.</summary>
    PrincipalKeyword,

    /// <summary><c>action</c>; it may be a name, too.</summary>
    ActionKeyword,

    /// <summary><c>resource</c>; it may be a name, too.</summary>
    ResourceKeyword,

    /// <summary><c>context</c>; it may be a name, too.</summary>
    ContextKeyword,

    /// <summary><c>true</c>, a reserved word.</summary>
    TrueKeyword,

    /// <summary><c>false</c>, a reserved word.</summary>
    FalseKeyword,

    /// <summary><c>if</c>, a reserved word.</summary>
    IfKeyword,

    /// <summary><c>then</c>, a reserved word.</summary>
    ThenKeyword,

    /// <summary><c>else</c>, a reserved word.</summary>
    ElseKeyword,

    /// <summary><c>in</c>, a reserved word.</summary>
    InKeyword,

    /// <summary><c>is</c>, a reserved word.</summary>
    IsKeyword,

    /// <summary><c>like</c>, a reserved word.</summary>
    LikeKeyword,

    /// <summary><c>has</c>, a reserved word.</summary>
    HasKeyword,

    /// <summary><c>__cedar</c>, a reserved word.</summary>
    CedarKeyword,

    /// <summary><c>@</c>.</summary>
    At,

    /// <summary><c>.</c>.</summary>
    Dot,

    /// <summary><c>,</c>.</summary>
    Comma,

    /// <summary><c>;</c>.</summary>
    Semicolon,

    /// <summary><c>:</c>.</summary>
    Colon,

    /// <summary><c>::</c>.</summary>
    DoubleColon,

    /// <summary><c>?</c>.</summary>
    Question,

    /// <summary><c>(</c>.</summary>
    OpenParen,

    /// <summary><c>)</c>.</summary>
    CloseParen,

    /// <summary><c>{</c>.</summary>
    OpenBrace,

    /// <summary><c>}</c>.</summary>
    CloseBrace,

    /// <summary><c>[</c>.</summary>
    OpenBracket,

    /// <summary><c>]</c>.</summary>
    CloseBracket,

    /// <summary><c>=</c>; no operator, but the mark of a mistake.</summary>
    Equal,

    /// <summary><c>==</c>.</summary>
    DoubleEqual,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>+</c>.</summary>
    Plus,

    /// <summary><c>-</c>.</summary>
    Minus,

    /// <summary><c>*</c>.</summary>
    Star,

    /// <summary><c>/</c>; no operator of Cedar.</summary>
    Slash,

    /// <summary><c>%</c>; no operator of Cedar.</summary>
    Percent,

    /// <summary><c>!</c>.</summary>
    Bang,

    /// <summary><c>&amp;&amp;</c>.</summary>
    DoubleAmpersand,

    /// <summary><c>||</c>.</summary>
    DoubleBar,

    /// <summary>The whole text: policies, then the end of the text.</summary>
    PolicyFile,

    /// <summary>A policy or a template, from its first annotation to its semicolon.</summary>
    Policy,

    /// <summary><c>@name("value")</c>.</summary>
    Annotation,

    /// <summary>What the scope asks of the principal, the action or the resource.</summary>
    ScopePart,

    /// <summary><c>[entity, …]</c> in a scope.</summary>
    EntityList,

    /// <summary><c>?principal</c> or <c>?resource</c>.</summary>
    Slot,

    /// <summary><c>when { … }</c> or <c>unless { … }</c>.</summary>
    Condition,

    /// <summary><c>if a then b else c</c>.</summary>
    IfExpression,

    /// <summary>Two or more operands with <c>||</c> between them.</summary>
    OrExpression,

    /// <summary>Two or more operands with <c>&amp;&amp;</c> between them.</summary>
    AndExpression,

    /// <summary>Two operands with a comparison or <c>in</c> between them.</summary>
    RelationExpression,

    /// <summary><c>a has b.c</c>.</summary>
    HasExpression,

    /// <summary><c>a like "pattern"</c>.</summary>
    LikeExpression,

    /// <summary><c>a is Type</c> or <c>a is Type in b</c>.</summary>
    IsExpression,

    /// <summary>Two or more operands with <c>+</c> or <c>-</c> between them.</summary>
    SumExpression,

    /// <summary>Two or more operands with <c>*</c> between them.</summary>
    ProductExpression,

    /// <summary>An operand after one to four <c>!</c> or <c>-</c>.</summary>
    UnaryExpression,

    /// <summary>An expression, then one or more accesses to what it gives.</summary>
    MemberExpression,

    /// <summary><c>.name</c>, an attribute or, before a call, a method.</summary>
    FieldAccess,

    /// <summary><c>["name"]</c>.</summary>
    IndexAccess,

    /// <summary><c>(a, b)</c>.</summary>
    CallAccess,

    /// <summary><c>(a)</c>.</summary>
    ParenthesizedExpression,

    /// <summary><c>[a, b]</c>.</summary>
    SetExpression,

    /// <summary><c>{a: 1, "b": 2}</c>.</summary>
    RecordExpression,

    /// <summary><c>a: 1</c>.</summary>
    RecordField,

    /// <summary><c>Type::"id"</c>.</summary>
    EntityReference,

    /// <summary>A name or a path: a type, a variable, a function.</summary>
    Name,

    /// <summary>A boolean, an integer or a string.</summary>
    Literal,

    /// <summary>The place of an expression that is not there; it has no tokens, or those that are wrong there.</summary>
    MissingExpression,

    /// <summary>Blanks and tabs between tokens.</summary>
    Whitespace,

    /// <summary>The end of a line between tokens.</summary>
    LineEnd,

    /// <summary><c>// …</c>, without the end of its line.</summary>
    Comment,

    /// <summary>U+FEFF at the start of the text.</summary>
    ByteOrderMark,
}
