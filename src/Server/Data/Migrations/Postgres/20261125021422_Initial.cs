using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Act = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ChangeCounters",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeCounters", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "CrisisNumbers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Label = table.Column<string>(type: "text", nullable: false),
                    Languages = table.Column<string[]>(type: "text[]", nullable: false),
                    CheckedBy = table.Column<string>(type: "text", nullable: false),
                    CheckedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CrisisNumbers", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ImportDefects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Row = table.Column<int>(type: "integer", nullable: false),
                    Field = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Done = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportDefects", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ImportRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FinishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Added = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    Gone = table.Column<int>(type: "integer", nullable: false),
                    Unchanged = table.Column<int>(type: "integer", nullable: false),
                    Quarantined = table.Column<int>(type: "integer", nullable: false),
                    Defects = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRuns", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ImportSources",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportSources", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ImportUndos",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_ImportUndos",
                        x => new
                        {
                            x.RunId,
                            x.Kind,
                            x.RecordId,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ListingChanges",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingChanges", x => x.ListingId);
                }
            );

            migrationBuilder.CreateTable(
                name: "ListingPlaces",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    LocationId = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingPlaces", x => new { x.ListingId, x.LocationId });
                }
            );

            migrationBuilder.CreateTable(
                name: "Listings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceKey = table.Column<string>(type: "text", nullable: true),
                    IsControlled = table.Column<bool>(type: "boolean", nullable: false),
                    IsHidden = table.Column<bool>(type: "boolean", nullable: false),
                    IsGone = table.Column<bool>(type: "boolean", nullable: false),
                    Digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Listings", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Locations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false),
                    IsAreaOnly = table.Column<bool>(type: "boolean", nullable: false),
                    PublishedArea = table.Column<int>(type: "integer", nullable: true),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceKey = table.Column<string>(type: "text", nullable: true),
                    IsControlled = table.Column<bool>(type: "boolean", nullable: false),
                    IsHidden = table.Column<bool>(type: "boolean", nullable: false),
                    IsGone = table.Column<bool>(type: "boolean", nullable: false),
                    Digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Locations", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "NodeSettings",
                columns: table => new
                {
                    Key = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NodeSettings", x => x.Key);
                }
            );

            migrationBuilder.CreateTable(
                name: "Organizations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceKey = table.Column<string>(type: "text", nullable: true),
                    IsControlled = table.Column<bool>(type: "boolean", nullable: false),
                    IsHidden = table.Column<bool>(type: "boolean", nullable: false),
                    IsGone = table.Column<bool>(type: "boolean", nullable: false),
                    Digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organizations", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "PublicListings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IsProgramme = table.Column<bool>(type: "boolean", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: true),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    View = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicListings", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "QuarantinedRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Row = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuarantinedRows", x => x.Id);
                }
            );

            migrationBuilder.InsertData(table: "ChangeCounters", columns: new[] { "Id", "Position" }, values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_CrisisNumbers_Country_Rank",
                table: "CrisisNumbers",
                columns: new[] { "Country", "Rank" }
            );

            migrationBuilder.CreateIndex(name: "IX_ImportDefects_RunId", table: "ImportDefects", column: "RunId");

            migrationBuilder.CreateIndex(name: "IX_ImportRuns_SourceId", table: "ImportRuns", column: "SourceId");

            migrationBuilder.CreateIndex(name: "IX_ImportSources_Name", table: "ImportSources", column: "Name", unique: true);

            migrationBuilder.CreateIndex(name: "IX_ListingChanges_Position", table: "ListingChanges", column: "Position");

            migrationBuilder.CreateIndex(name: "IX_ListingPlaces_LocationId", table: "ListingPlaces", column: "LocationId");

            migrationBuilder.CreateIndex(name: "IX_Listings_OrganizationId", table: "Listings", column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Listings_SourceId_SourceKey",
                table: "Listings",
                columns: new[] { "SourceId", "SourceKey" }
            );

            migrationBuilder.CreateIndex(name: "IX_Locations_IsAreaOnly", table: "Locations", column: "IsAreaOnly");

            migrationBuilder.CreateIndex(
                name: "IX_Locations_SourceId_SourceKey",
                table: "Locations",
                columns: new[] { "SourceId", "SourceKey" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_SourceId_SourceKey",
                table: "Organizations",
                columns: new[] { "SourceId", "SourceKey" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_PublicListings_IsProgramme_Country",
                table: "PublicListings",
                columns: new[] { "IsProgramme", "Country" }
            );

            migrationBuilder.CreateIndex(name: "IX_QuarantinedRows_RunId", table: "QuarantinedRows", column: "RunId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "AuditEntries");

            migrationBuilder.DropTable(name: "ChangeCounters");

            migrationBuilder.DropTable(name: "CrisisNumbers");

            migrationBuilder.DropTable(name: "ImportDefects");

            migrationBuilder.DropTable(name: "ImportRuns");

            migrationBuilder.DropTable(name: "ImportSources");

            migrationBuilder.DropTable(name: "ImportUndos");

            migrationBuilder.DropTable(name: "ListingChanges");

            migrationBuilder.DropTable(name: "ListingPlaces");

            migrationBuilder.DropTable(name: "Listings");

            migrationBuilder.DropTable(name: "Locations");

            migrationBuilder.DropTable(name: "NodeSettings");

            migrationBuilder.DropTable(name: "Organizations");

            migrationBuilder.DropTable(name: "PublicListings");

            migrationBuilder.DropTable(name: "QuarantinedRows");
        }
    }
}
