// blas.c: our matrix product beside OpenBLAS, in the shapes of one article. Build and run at the top of the repository:
//   clang -O2 -ISources/Kernels/include Sources/Kernels/*.c Training/blas.c -o .build/blas -lopenblas && .build/blas
#include "Kernels.h"
#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
extern void openblas_set_num_threads(int);
static double now(){struct timespec t;clock_gettime(CLOCK_THREAD_CPUTIME_ID,&t);return t.tv_sec+t.tv_nsec*1e-9;}
// The products of one article of 900 tokens: entry, convolution, second layer, heads; and a labeller's window of 256.
int main(){ openblas_set_num_threads(1);
 size_t sh[5][3]={{900,114,96},{900,288,288},{900,96,288},{900,96,112},{256,48,16}}; int reps[5]={1,1,1,1,30};
 float*a=malloc(4*900*400),*b=malloc(4*400*400),*p=malloc(4*400*400),*c=malloc(4*900*400),*bias=calloc(400,4);
 for(int i=0;i<900*400;i++)a[i]=(rand()%200-100)/100.f; for(int i=0;i<400*400;i++)b[i]=(rand()%200-100)/100.f;
 double best[2]={1,1};
 for(int round=0;round<15;round++) for(int which=0;which<2;which++){ double t=now();
  for(int rep=0;rep<20;rep++) for(int s=0;s<5;s++) for(int q=0;q<reps[s];q++){ size_t m=sh[s][0],k=sh[s][1],n=sh[s][2];
   if(which==0) kernels_product(a,k,p,bias,c,m,k,n);
   else { for(size_t i=0;i<m;i++) memcpy(c+i*n,bias,4*n); cblas_sgemm(CblasRowMajor,CblasNoTrans,CblasNoTrans,m,n,k,1,a,k,b,n,1,c,n);} }
  t=(now()-t)/20; if(t<best[which])best[which]=t; }
 printf("ours %.0f us, OpenBLAS %.0f us an article of 900 tokens; ratio %.2f\n",best[0]*1e6,best[1]*1e6,best[1]/best[0]); }
