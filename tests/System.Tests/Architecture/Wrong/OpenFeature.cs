namespace Tirek.System.Tests.Architecture.Wrong;

/// <summary>Wrong on purpose: public, and open to be derived from.</summary>
public class OpenFeature;
