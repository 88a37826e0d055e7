using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tirek.Domain.Listings;

/// <summary>
/// A value together with its audience. The value cannot be had without naming the reader's type, and what a reader may not see is
/// as if it were not there: there is no "hidden" placeholder to count or compare. <see cref="ToString"/> never shows the value.
/// </summary>
[JsonConverter(typeof(HeldConverter))]
public sealed class Held<T> : IEquatable<Held<T>>
    where T : class
{
    private readonly T value;

    internal Held(Audience audience, T value)
    {
        Audience = audience;
        this.value = value;
    }

    public Audience Audience { get; }

    /// <summary>The value if <typeparamref name="TReader"/> may read it, else null.</summary>
    public T? For<TReader>()
        where TReader : IReader => Audience <= TReader.MayRead ? value : null;

    public bool Equals(Held<T>? other) =>
        other is not null && Audience == other.Audience && EqualityComparer<T>.Default.Equals(value, other.value);

    public override bool Equals(object? obj) => Equals(obj as Held<T>);

    public override int GetHashCode() => HashCode.Combine(Audience, value);

    public override string ToString() => $"({Audience})";
}

/// <summary>Makes <see cref="Held{T}"/> and reads lists of them.</summary>
public static class Held
{
    public static Held<T> For<T>(Audience audience, T value)
        where T : class => new(audience, value);

    public static Held<T> Public<T>(T value)
        where T : class => new(Audience.Public, value);

    /// <summary>Those values of a list that <paramref name="reader"/> may read, in their order.</summary>
    public static IReadOnlyList<T> For<T, TReader>(this IEnumerable<Held<T>> all, TReader reader)
        where T : class
        where TReader : IReader => [.. all.Select(h => h.For<TReader>()).OfType<T>()];
}

/// <summary>Writes a held value for the node's own store as <c>{"a":audience,"v":value}</c>. Only the store may use it.</summary>
internal sealed class HeldConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Held<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Held<T>>
        where T : class
    {
        public override Held<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            // The serializer itself would look for the end of the value first, and so read all of it twice.
            var written = Converter(options).Read(ref reader, typeof(Written<T>), options);
            return new Held<T>(written.A, written.V);
        }

        public override void Write(Utf8JsonWriter writer, Held<T> value, JsonSerializerOptions options) =>
            Converter(options).Write(writer, new Written<T>(value.Audience, value.For<OwnerReader>()!), options);

        private static JsonConverter<Written<T>> Converter(JsonSerializerOptions options) =>
            (JsonConverter<Written<T>>)options.GetConverter(typeof(Written<T>));
    }

    private readonly record struct Written<T>(Audience A, T V);
}
