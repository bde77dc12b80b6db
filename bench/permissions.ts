/** What a role of the fleet may do, as `s3Prefix(…).readWrite()` writes it. */
export function permissions(prefix: string): string {
  const bucket = "arn:aws:s3:::fleet-artifacts";
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:ListBucket"],
        Resource: bucket,
        Condition: { StringLike: { "s3:prefix": [prefix, `${prefix}/`, `${prefix}/*`] } },
      },
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
        Resource: `${bucket}/${prefix}/*`,
      },
    ],
  });
}
