using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddClaimsDraftsLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ListingClaims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: true),
                    OwnId = table.Column<Guid>(type: "uuid", nullable: true),
                    Words = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedFor = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    IsRead = table.Column<bool>(type: "boolean", nullable: false),
                    Reads = table.Column<int>(type: "integer", nullable: false),
                    Seen = table.Column<string[]>(type: "text[]", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingClaims", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ListingDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false),
                    Mark = table.Column<string>(type: "text", nullable: false),
                    Texts = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingDrafts", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ProviderLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsRight = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderLinks", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_ListingClaims_ListingId", table: "ListingClaims", column: "ListingId");

            migrationBuilder.CreateIndex(
                name: "IX_ListingClaims_OrganizationId_State",
                table: "ListingClaims",
                columns: new[] { "OrganizationId", "State" }
            );

            migrationBuilder.CreateIndex(name: "IX_ListingClaims_OwnId", table: "ListingClaims", column: "OwnId");

            migrationBuilder.CreateIndex(
                name: "IX_ListingClaims_State_Country",
                table: "ListingClaims",
                columns: new[] { "State", "Country" }
            );

            migrationBuilder.CreateIndex(name: "IX_ListingDrafts_At", table: "ListingDrafts", column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ListingDrafts_ListingId_PersonId_Language",
                table: "ListingDrafts",
                columns: new[] { "ListingId", "PersonId", "Language" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_ListingDrafts_PersonId", table: "ListingDrafts", column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ProviderLinks_ListingId_SentAt",
                table: "ProviderLinks",
                columns: new[] { "ListingId", "SentAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ProviderLinks_OrganizationId_SentAt",
                table: "ProviderLinks",
                columns: new[] { "OrganizationId", "SentAt" }
            );

            migrationBuilder.CreateIndex(name: "IX_ProviderLinks_TokenHash", table: "ProviderLinks", column: "TokenHash", unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ListingClaims");

            migrationBuilder.DropTable(name: "ListingDrafts");

            migrationBuilder.DropTable(name: "ProviderLinks");
        }
    }
}
